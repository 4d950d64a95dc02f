"""Each format says every finding; machines can read theirs, and nothing in a text breaks out of one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ledger.check import CODES, Report
from ledger.check.findings import Finding
from ledger.check.formats import FORMATS, render
from tests.check.conftest import ARTICLE, ODD, Check, Write


@pytest.fixture
def report(write: Write, look: Check) -> Report:
    write("a b.txt", ARTICLE + "\u200f" + ODD + "بلغت \u202e123 دولارا | * 50%.\n", None)
    return look("a b.txt")


def test_what_the_report_holds(report: Report) -> None:
    codes = [one.code for one in report.findings]
    assert codes == ["missing-keys", "unexplained-digits", "bidi-override"]
    assert report.summary() == "1 source checked: 1 error, 2 warnings"


def test_text_shows_the_line_a_caret_and_what_to_do(report: Report) -> None:
    lines = render(report, "text").splitlines()
    at = next(index for index, line in enumerate(lines) if "unexplained-digits" in line)
    assert lines[at] == "a b.txt:4:14: warning unexplained-digits: no rule accounts for '1٬2٬3٬4'"
    shown, caret, advice = lines[at + 1 : at + 4]
    assert caret.count("^") == 7
    assert shown[caret.index("^") :].startswith("1٬2٬3٬4")
    assert advice.strip() == CODES["unexplained-digits"].advice
    assert lines[-1] == report.summary()
    # A terminal is never sent what would turn its lines round.
    assert not set("\u202e\u200f\x1b") & set("".join(lines))


def test_text_has_colour_where_it_is_asked_for(report: Report) -> None:
    coloured = render(report, "text", color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(report, "text")


def test_a_caret_stands_under_its_spot_in_a_long_line(write: Write, look: Check) -> None:
    write("a.txt", ARTICLE.strip() + " " + ODD.strip() + " " + ARTICLE.replace("\n", " "))
    lines = render(look("a.txt"), "text").splitlines()
    at = next(index for index, line in enumerate(lines) if "unexplained-digits" in line)
    shown, caret = lines[at + 1 : at + 3]
    assert len(shown) < 140
    assert shown[caret.index("^") :].startswith("1٬2٬3٬4")
    assert shown.strip().startswith("…")
    assert shown.endswith("…")


def test_json(report: Report) -> None:
    told = json.loads(render(report, "json"))
    assert (told["failed"], told["checked"]) == (True, 1)
    assert told["counts"] == {"error": 1, "warning": 2, "note": 0}
    (found,) = [one for one in told["findings"] if one["code"] == "unexplained-digits"]
    assert found | {"fingerprint": ""} == {
        "path": "a b.txt",
        "line": 4,
        "column": 14,
        "end_column": 21,
        "code": "unexplained-digits",
        "severity": "warning",
        "message": "no rule accounts for '1٬2٬3٬4'",
        "advice": CODES["unexplained-digits"].advice,
        "quote": "1٬2٬3٬4",
        "sentence": "صدرت النسخة 1٬2٬3٬4 أمس.",
        "fingerprint": "",
    }
    assert re.fullmatch("[0-9a-f]{16}", found["fingerprint"])


def test_github_annotations(report: Report) -> None:
    lines = render(report, "github").splitlines()
    assert len(lines) == len(report.findings)
    (line,) = [line for line in lines if "unexplained-digits" in line]
    assert line.startswith(
        "::warning file=a b.txt,line=4,endLine=4,col=14,endColumn=21,title=unexplained-digits::"
    )


def test_github_escapes_what_would_end_a_command() -> None:
    finding = Finding("a,b:c%.txt", 1, 1, "mojibake", "50%\n::error::x", "note")
    told = render(Report((finding,), 1), "github")
    assert told.count("\n") == 1
    assert "file=a%2Cb%3Ac%25.txt,line=1" in told
    assert "::50%25%0A::error::x." in told
    assert told.startswith("::notice ")


def test_markdown_is_a_table_that_no_text_breaks(report: Report) -> None:
    told = render(report, "markdown")
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + len(report.findings)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert "`a b.txt:4:14`" in told
    assert "\u202e" not in told
    assert report.summary() in told


def required(holder: dict[str, Any], *names: str) -> list[Any]:
    assert holder.keys() >= set(names)
    return [holder[name] for name in names]


def test_sarif_has_the_shape_of_2_1_0(report: Report) -> None:
    """What the schema of SARIF 2.1.0 requires, and what code scanning does beyond it."""
    log = json.loads(render(report, "sarif"))
    version, runs, schema = required(log, "version", "runs", "$schema")
    assert version == "2.1.0"
    assert schema.endswith("sarif-2.1.0.json")
    (run,) = runs
    tool, results = required(run, "tool", "results")
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    (driver,) = required(tool, "driver")
    name, rules = required(driver, "name", "rules")
    assert name
    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    assert len(results) == len(report.findings)
    for result, finding in zip(results, report.findings, strict=True):
        message, rule_id, index, level = required(result, "message", "ruleId", "ruleIndex", "level")
        assert message["text"]
        assert ids[index] == rule_id == finding.code
        assert level == finding.severity
        (location,) = result["locations"]
        artifact, region = required(location["physicalLocation"], "artifactLocation", "region")
        assert artifact["uri"] == "a%20b.txt"
        assert region["startLine"] == finding.line >= 1
        assert region["startColumn"] == finding.column >= 1
        assert region["endColumn"] > region["startColumn"]
        (fingerprint,) = result["partialFingerprints"].values()
        assert isinstance(fingerprint, str)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_told_too(write: Write, look: Check, name: str) -> None:
    write("a.txt")
    told = render(look("a.txt"), name)
    assert told.endswith("\n") or name == "github"
    if name == "sarif":
        assert json.loads(told)["runs"][0]["results"] == []
    if name in {"text", "markdown"}:
        assert "1 source checked: fit" in told


def test_an_absolute_path_is_a_file_uri(write: Write, look: Check) -> None:
    path = write("a.txt", ARTICLE, None).absolute()
    (result,) = json.loads(render(look(str(path)), "sarif"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": Path(path).as_uri()}
