"""[tool.ledger.check] of pyproject.toml, and what it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.check import Settings, find_settings
from ledger.check.settings import MEANINGS
from ledger.source import SourceError
from tests.check.conftest import ODD, Check, Write

TABLE = "[tool.ledger.check]\n"


def told(here: Path, text: str) -> Settings:
    (here / "pyproject.toml").write_text(TABLE + text, encoding="utf-8")
    return find_settings(here)


def test_without_a_file_or_a_table_everything_is_as_it_is(here: Path) -> None:
    assert find_settings(here) == Settings()
    (here / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find_settings(here) == Settings()


def test_every_key(here: Path) -> None:
    text = (
        'fail-on = "warning"\nseeds = "articles"\nledger = "news.db"\nbaseline = "known.json"\n'
        'required-keys = ["url"]\nmin-words = 5\nnear-duplicate = 0.9\n'
        'severity = { near-duplicate = "error", unknown-speaker = "off" }\n'
    )
    settings = told(here, text)
    assert settings == Settings(
        "warning",
        {"near-duplicate": "error", "unknown-speaker": "off"},
        Path("articles"),
        Path("news.db"),
        Path("known.json"),
        ("url",),
        5,
        0.9,
    )
    assert {line.partition(" =")[0] for line in text.splitlines()} == MEANINGS.keys()
    assert (settings.level("near-duplicate"), settings.level("mojibake")) == ("error", "error")


def test_a_folder_below_takes_paths_from_where_the_file_lies(here: Path) -> None:
    told(here, 'seeds = "articles"\n')
    below = here / "a/b"
    below.mkdir(parents=True)
    assert find_settings(below).seeds == here / "articles"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("fail_on = 'error'\n", "knows no 'fail_on'"),
        ("fail-on = 'fatal'\n", "fail-on must be error, warning or note"),
        ("severity = { ugly = 'error' }\n", "severity must be"),
        ("severity = { mojibake = 'loud' }\n", "severity must be"),
        ("required-keys = ['date']\n", "required-keys must be"),
        ("min-words = -1\n", "min-words must be a whole number"),
        ("min-words = true\n", "min-words must be a whole number"),
        ("near-duplicate = 2\n", "near-duplicate must be a number from 0 to 1"),
        ("seeds = 3\n", "seeds must be a folder"),
        ("seeds = \n", "is no valid TOML"),
    ],
)
def test_what_cannot_be_understood_is_an_error(here: Path, text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        told(here, text)


def test_severities_can_be_changed_and_codes_switched_off(write: Write, look: Check) -> None:
    write("a.txt", ODD, None)
    codes = {one.code: one.severity for one in look("a.txt").findings}
    assert codes == {"missing-keys": "warning", "short-text": "warning", "unexplained-digits": "warning"}
    severity = {"missing-keys": "off", "short-text": "note", "unexplained-digits": "error"}
    report = look("a.txt", severity=severity)
    assert {one.code: one.severity for one in report.findings} == {
        "short-text": "note",
        "unexplained-digits": "error",
    }
    assert report.failed
    assert not look("a.txt").failed
    assert look("a.txt", fail_on="warning").failed
    assert not look("a.txt", fail_on="warning", severity=dict.fromkeys(codes, "note")).failed
    assert look("a.txt", fail_on="note", severity=dict.fromkeys(codes, "note")).failed


def test_how_many_words_and_which_keys_are_wanted(write: Write, look: Check) -> None:
    write("a.txt", "عنوان من أربع كلمات فقط هنا", 'publisher = "نشرة"\n')
    assert [one.code for one in look("a.txt", min_words=6, required_keys=("publisher",)).findings] == []
    (short,) = look("a.txt", min_words=7, required_keys=()).findings
    assert short.message == "has 6 words; an article has at least 7"
