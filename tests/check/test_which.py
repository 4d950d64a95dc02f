"""Which sources are checked: those that are named, that differ from the ledger, or that changed in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ledger.build import build
from ledger.check import Report
from ledger.source import SourceError
from tests.check.conftest import ARTICLE, OTHER, SIDECAR, Check, Write


def git(*arguments: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *name, *arguments], check=True, capture_output=True)


def made() -> None:
    build([Path("seeds")], Path("ledger.db"))


def codes(report: Report) -> list[str]:
    return [one.code for one in report.findings]


def test_without_paths_what_differs_from_the_ledger_is_checked(write: Write, look: Check) -> None:
    write("seeds/a.txt")
    write("seeds/b.txt", OTHER)
    assert look().checked == 2  # there is no ledger yet
    made()
    assert look().checked == 0
    write("seeds/b.txt", OTHER + "\n")
    assert look().checked == 1
    write("seeds/b.txt", OTHER, SIDECAR + 'url = "https://example.org"\n')
    assert look().checked == 1
    write("seeds/b.txt", OTHER)
    write("seeds/talks/c.txt", OTHER.replace("20 ألف", "25 ألف"))
    assert codes(look()) == ["near-duplicate"]


def test_a_file_that_is_named_has_the_key_that_it_has_in_the_ledger(write: Write, look: Check) -> None:
    write("seeds/talks/a.txt")
    write("seeds/trips/a.txt", OTHER)
    made()
    assert codes(look("seeds/talks/a.txt", "seeds/trips/a.txt")) == []
    assert codes(look("seeds/talks")) == []
    write("a.txt")
    assert codes(look("a.txt")) == ["duplicate-source"]


def test_a_sidecar_stands_for_its_source(write: Write, look: Check) -> None:
    write("seeds/a.txt")
    assert look("seeds/a.toml").checked == 1
    assert look("seeds/a.toml", "seeds/a.txt").checked == 1
    Path("seeds/alone.toml").write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match="is no source"):
        look("seeds/alone.toml")


def test_a_source_that_was_renamed_is_no_duplicate_of_itself(write: Write, look: Check) -> None:
    write("seeds/a.txt")
    write("seeds/c.txt", OTHER)
    made()
    Path("seeds/a.txt").rename("seeds/b.txt")
    Path("seeds/a.toml").rename("seeds/b.toml")
    assert codes(look("seeds/b.txt")) == []
    write("seeds/d.txt")
    assert codes(look("seeds")) == ["duplicate-source"]


def test_base_takes_what_changed_since_a_revision(write: Write, look: Check) -> None:
    write("seeds/a.txt")
    write("seeds/b.txt", OTHER)
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    assert look(base="HEAD").checked == 0
    write("seeds/new.txt", ARTICLE.replace("400", "450"))  # not known to git yet
    Path("seeds/b.toml").write_text(SIDECAR + 'author = "كاتب"\n', encoding="utf-8")
    Path("notes.txt").write_text("no source", encoding="utf-8")
    assert look(base="HEAD").checked == 2
    git("switch", "-c", "topic")
    git("add", ".")
    git("commit", "-m", "second")
    assert look(base="main").checked == 2
    assert look(base="HEAD").checked == 0
    git("rm", "seeds/a.txt", "seeds/b.toml")
    assert look(base="HEAD").checked == 1  # the text whose sidecar is gone


def test_base_that_git_does_not_know_is_an_error(write: Write, look: Check) -> None:
    write("seeds/a.txt")
    with pytest.raises(SourceError, match="cannot be compared with"):
        look(base="main")
    git("init")
    with pytest.raises(SourceError, match="fetch it, or name another --base"):
        look(base="nowhere")
