import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ledger.cli import main
from ledger.terminal import CLOSE, CLOSE_SAID, OPEN, OPEN_SAID

Run = Callable[..., Result]


def lines_of(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def module(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ledger", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | environment)


def test_extract_prints_one_record_a_mention(run: Run, folder: Path, article: Path) -> None:
    text = article.read_bytes().decode()
    found = lines_of(run("extract", folder))
    assert {(one["doc"], one["type"]) for one in found} == {("talks/minsk", "figure")}
    assert [(one["kind"], one["low"], one["unit"]) for one in found] == [
        ("money", 330_000_000, "USD"),
        ("length", 1400, "km"),
        ("percent", 46.2, "%"),
    ]
    for one in found:
        start, end = one["start"], one["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == one["text"]
        assert one["rule"]


def test_extract_writes_files_that_mirror_the_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "new/records"
    result = run("extract", folder, "--out", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    printed = lines_of(run("extract", folder))
    written = [
        json.loads(line) for line in (out / "talks/minsk.figures.jsonl").read_text("utf-8").splitlines()
    ]
    assert [{"doc": "talks/minsk", "type": "figure"} | one for one in written] == printed
    assert (out / "talks/minsk.statements.jsonl").read_text("utf-8") == ""


def test_extract_tells_who_said_it(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("قال البنك الدولي إن المنحة بلغت 330 مليون دولار.\n", encoding="utf-8")
    statement, figure = lines_of(run("extract", article))
    assert (statement["type"], statement["cue"], statement["speaker"]) == ("statement", "قال", "World Bank")
    assert statement["text"] == "المنحة بلغت 330 مليون دولار"
    assert (figure["type"], figure["speaker"]) == ("figure", "World Bank")
    run("extract", article, "--out", tmp_path / "out")
    written = (tmp_path / "out/a.statements.jsonl").read_text("utf-8")
    assert {"doc": "a", "type": "statement"} | json.loads(written) == statement


def test_explain_marks_what_is_said_round_its_figures(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("قال البنك الدولي إن المنحة بلغت 330 مليون دولار.\n", encoding="utf-8")
    shown = run("explain", article).stdout
    assert f"{OPEN_SAID}المنحة بلغت {OPEN}330 مليون دولار{CLOSE}²{CLOSE_SAID}¹." in shown
    assert "World Bank said" in shown


def test_published_and_language_win_over_the_sidecar(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("وقعت الدولتان اتفاقا العام الماضي.", encoding="utf-8")
    article.with_suffix(".toml").write_text('published = 2023-06-06\nlanguage = "fa"', encoding="utf-8")
    (found,) = lines_of(run("extract", article, "--published", "2011-02-03", "--language", "ar"))
    assert found["edtf"] == "2010"


def test_dateline_dates_an_article_without_a_sidecar(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "عنوان الخبر\n\n06 يونيو 2012\n\nوقعت الدولتان اتفاقا العام الماضي.\n", encoding="utf-8"
    )
    assert "2011" in [one["edtf"] for one in lines_of(run("extract", article))]


def test_explain_marks_each_claim_and_names_its_rule(run: Run, article: Path) -> None:
    result = run("explain", article)
    assert result.exit_code == 0
    first = result.stdout.index(f"{OPEN}330 مليون دولار{CLOSE}¹")
    listed = result.stdout.index("$330 million")
    second = result.stdout.index(f"{OPEN}1,400 كم{CLOSE}²")
    assert first < listed < second  # the list stands under its own paragraph
    (record, *_) = lines_of(run("extract", article))
    assert f"money · {record['rule']}" in result.stdout


def test_check_of_a_fit_folder(run: Run, folder: Path) -> None:
    result = run("check", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(
        "1 source checked: 2 warnings\n"
    )  # it is short, and its sidecar says little


def test_build_then_check_then_change(run: Run, folder: Path, article: Path, tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    built = run("build", folder, "--db", db)
    assert built.exit_code == 0
    rows = dict(line.strip("│ ").split("│") for line in built.stdout.splitlines() if line.startswith("│"))
    told = {name.strip(): number.strip() for name, number in rows.items()}
    assert told.pop("seconds")
    assert told == {
        "sources": "1",
        "statements": "0",
        "figures": "3",
        "length": "1",
        "money": "1",
        "percent": "1",
    }
    assert run("build", folder, "--db", db, "--check").exit_code == 0
    article.write_text(article.read_text("utf-8").replace("330", "331"), encoding="utf-8")
    changed = run("build", folder, "--db", db, "--check")
    assert changed.exit_code == 1
    assert changed.stdout
    assert run("upgrade", db).stdout == f"{db}: is of the present schema already\n"


def test_seeds_is_the_folder_where_none_is_named(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rename(tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    assert run("check").exit_code == 0
    assert run("build").exit_code == 0
    assert (tmp_path / "ledger.db").is_file()


@pytest.mark.parametrize("name", ["", *main.commands])
def test_every_help_has_examples(run: Run, name: str) -> None:
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert f"Examples:\n    ledger {name}".rstrip() in result.stdout


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ledger", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {
        line.rpartition("|")[2].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert {"click", "ledger.cli"} <= loaded
    rooms = {name.split(".")[1] for name in loaded if name.startswith("ledger.")}
    assert all(name == "command" or name.startswith("cli") for name in rooms)
    assert not {"rich", "sqlalchemy", "datasette", "babel", "regex", "numpy", "tomllib"} & loaded


def test_output_is_utf_8_whatever_the_terminal(folder: Path) -> None:
    done = module("extract", folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "330 مليون دولار" in done.stdout.decode()


def test_a_reader_that_leaves_early_is_no_error(article: Path) -> None:
    article.write_text(article.read_text("utf-8") * 100, encoding="utf-8")
    command = [sys.executable, "-m", "ledger", "extract", str(article)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


def test_version_is_the_package_s() -> None:
    import ledger

    assert module("--version").stdout.decode() == f"ledger, version {ledger.__version__}\n"
