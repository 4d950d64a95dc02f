"""Every code has files in which it is found, at the place that an editor shows, and files that are fit."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from ledger.build import build
from ledger.check import CODES, Report, Settings, check

HERE = Path(__file__).parent
CASES: dict[str, list[str]] = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
NOTED = {"internal-conflict", "new-conflict", "unknown-speaker"}
SHARED = HERE.parents[2] / "shared" / "seeds"


def look(folder: Path, ledger: Path = Path("none.db")) -> Report:
    return check([folder], Settings(ledger=ledger), today=date(2026, 1, 1))


@pytest.fixture
def ledger(code: str, tmp_path: Path) -> Path:
    """The ledger of the sources in the folder ``held`` of a case; none where there is no such folder."""
    held = HERE / "cases" / code / "held"
    db = tmp_path / "ledger.db"
    if held.is_dir():
        build([held], db)
    return db


def test_every_code_has_cases() -> None:
    assert CASES.keys() == CODES.keys()
    assert {path.name for path in (HERE / "cases").iterdir()} == CASES.keys()


@pytest.mark.parametrize("code", CASES)
def test_what_fails_is_told_with_its_place(code: str, ledger: Path) -> None:
    folder = HERE / "cases" / code / "failing"
    found = [finding for finding in look(folder, ledger).findings if finding.code == code]
    places = [f"{Path(one.path).relative_to(folder)}:{one.line}:{one.column}" for one in found]
    assert places == CASES[code]
    for one in found:
        assert one.severity == CODES[code].severity
        assert one.message
        assert one.advice == CODES[code].advice
        assert "\n" not in str(one)


@pytest.mark.parametrize("code", CASES)
def test_what_is_fit_has_no_findings(code: str, ledger: Path) -> None:
    assert [str(finding) for finding in look(HERE / "cases" / code / "passing", ledger).findings] == []


def test_our_own_articles_have_every_number_accounted_for() -> None:
    report = look(HERE.parents[1] / "seeds")
    assert report.checked == 12
    assert [str(one) for one in report.findings if one.code not in NOTED] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five real articles are not here")
def test_the_real_articles_have_every_number_accounted_for() -> None:
    codes = {one.code for one in look(SHARED).findings}
    assert codes <= {*NOTED, "missing-keys"}
