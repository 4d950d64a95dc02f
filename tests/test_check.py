from pathlib import Path

import pytest

from ledger.check import CODES, Finding, check
from ledger.source import SourceError

ARTICLE = "محادثات في مينسك\n\nبلغت المنحة 330 مليون دولار.\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_fit_source_has_no_findings(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ARTICLE)
    assert check([tmp_path]) == []


def test_the_same_text_twice(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ARTICLE)
    write(tmp_path / "b/c.txt", ARTICLE)
    write(tmp_path / "d.txt", ARTICLE + "\n")
    assert [str(finding) for finding in check([tmp_path])] == [
        f"{tmp_path}/b/c.txt:1:1 duplicate-source holds the same text as {tmp_path}/a.txt"
    ]


def test_the_same_key_twice(tmp_path: Path) -> None:
    write(tmp_path / "a.md", ARTICLE)
    write(tmp_path / "a.txt", ARTICLE.replace("330", "331"))
    (finding,) = check([tmp_path])
    place, clash = tmp_path / "a.txt", tmp_path / "a.md"
    said = f"would be source 'a', and so would {clash}; rename one of them"
    assert str(finding) == f"{place}:1:1 duplicate-source {said}"


def test_digits_that_no_rule_accounts_for_are_named_where_an_editor_shows_them(tmp_path: Path) -> None:
    # No reading gives these a value: digits grouped in no known way, and digits in a made-up word.
    text = "\ufeffعنوان\r\n\r\n\u200fصدرت النسخة 1٬2٬3٬4 أمس.\r\n"
    write(tmp_path / "a.txt", text)
    (finding,) = check([tmp_path])
    assert (finding.path, finding.code) == (str(tmp_path / "a.txt"), "unexplained-digits")
    line = text.split("\r\n")[2]
    assert (finding.line, finding.column) == (3, line.index("1") + 1)
    assert "1٬2٬3٬4" in finding.message


def test_findings_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "")
    write(tmp_path / "a.txt", ARTICLE)
    write(tmp_path / "a.toml", "titel = 1")
    findings = check([tmp_path])
    assert findings == sorted(findings)
    assert [finding.code for finding in findings] == ["bad-sidecar", "unreadable-text"]


def test_every_code_is_explained(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    assert {finding.code for finding in check([tmp_path])} <= set(CODES)


def test_what_cannot_be_checked_is_an_error_and_no_finding(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ARTICLE)
    with pytest.raises(SourceError, match="does not exist"):
        check([tmp_path, tmp_path / "missing"])


def test_a_finding_is_one_line() -> None:
    assert (
        str(Finding("a b.txt", 2, 7, "bad-sidecar", "is no valid TOML"))
        == "a b.txt:2:7 bad-sidecar is no valid TOML"
    )
