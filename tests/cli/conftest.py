"""The command line as a user meets it: what it prints, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledger.cli import main

ARTICLE = (
    "\ufeffمحادثات في مينسك\r\n\r\n"
    "بلغت المنحة 330 مليون دولار.\r\n"
    "\u200fويبلغ طول الطريق بين المدينتين 1,400 كم، كما زاد عدد الزوار بنسبة 46.2٪.\r\n"
)

Run = Callable[..., Result]
Refusal = Callable[..., str]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder of its own: settings and ledger of the project are no part of a test."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)

    return invoke


@pytest.fixture
def refusal(run: Run) -> Refusal:
    """Run a command that must end with status 2 and one clear line, and return that line."""

    def refused(*arguments: object) -> str:
        result = run(*arguments)
        assert result.exit_code == 2
        (line,) = result.stderr.splitlines()
        assert line.startswith("Error: ")
        return line.removeprefix("Error: ")

    return refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article, ``talks/minsk.txt``."""
    article = tmp_path / "articles/talks/minsk.txt"
    article.parent.mkdir(parents=True)
    article.write_bytes(ARTICLE.encode())
    article.with_suffix(".toml").write_text("published = 2023-06-06\nsample = true\n", encoding="utf-8")
    return tmp_path / "articles"


@pytest.fixture
def article(folder: Path) -> Path:
    return folder / "talks/minsk.txt"
