"""What sources change in a ledger: claims gained, lost and changed, and how that is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.build import build
from ledger.check import Settings
from ledger.diff import Difference, differ
from ledger.diff.formats import FORMATS, render
from tests.check.conftest import ARTICLE, OTHER, SIDECAR, Write
from tests.check.test_which import git


def quotes(difference: Difference) -> dict[str, list[str]]:
    return {sort: [one.quote for one in difference.of(sort)] for sort in ("gained", "lost", "changed")}


def made() -> None:
    build([Path("seeds")], Path("ledger.db"))


def test_a_new_source_brings_its_claims(write: Write) -> None:
    write("seeds/a.txt")
    made()
    assert differ((), Settings()).changes == ()
    write("seeds/b.txt", OTHER)
    found = differ((), Settings())
    assert (found.new, found.edited) == (("seeds/b.txt",), ())
    assert {"40 مليون دولار", "عامين"} <= set(quotes(found)["gained"])
    assert quotes(found)["lost"] == quotes(found)["changed"] == []
    (money,) = [one for one in found.changes if one.quote == "40 مليون دولار"]
    assert (money.line, money.kind, money.before) == (3, "figure", None)
    assert money.after is not None
    assert "40" in money.after


def test_an_edited_source_loses_and_gains(write: Write) -> None:
    write("seeds/a.txt")
    made()
    write("seeds/a.txt", ARTICLE.replace("3 كيلومترات", "5 كيلومترات"))
    found = differ((), Settings())
    assert (found.new, found.edited) == ((), ("seeds/a.txt",))
    assert quotes(found) == {"gained": ["5 كيلومترات"], "lost": ["3 كيلومترات"], "changed": []}


def test_a_claim_that_says_something_else_under_its_key_is_changed(write: Write) -> None:
    text = ARTICLE + "وبدأ العمل العام الماضي.\n"
    write("seeds/a.txt", text)
    made()
    write("seeds/a.txt", text, SIDECAR.replace("2023-06-05", "2024-06-05"))
    found = differ((), Settings())
    assert quotes(found)["gained"] == quotes(found)["lost"] == []
    (changed,) = [one for one in found.of("changed") if one.quote == "العام الماضي"]
    assert changed.before is not None
    assert changed.after is not None
    assert "2022" in changed.before
    assert "2023" in changed.after
    assert "gloss" in changed.fields


def test_base_sets_against_the_ledger_of_that_revision(write: Write) -> None:
    write("seeds/a.txt")
    made()
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    git("switch", "-c", "topic")
    write("seeds/b.txt", OTHER)
    made()  # the change brings its ledger with it
    git("add", ".")
    git("commit", "-m", "second")
    assert differ((), Settings()).changes == ()
    found = differ((), Settings(), base="main")
    assert found.new == ("seeds/b.txt",)
    assert "40 مليون دولار" in quotes(found)["gained"]


def test_without_a_ledger_everything_is_gained(write: Write) -> None:
    write("seeds/a.txt")
    assert len(differ((), Settings()).of("gained")) > 3


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_every_change(write: Write, form: str) -> None:
    write("seeds/a.txt")
    made()
    write("seeds/a.txt", ARTICLE.replace("3 كيلومترات", "5 كيلومترات"))
    told = render(differ((), Settings()), form)
    assert "5 كيلومترات" in told
    assert "3 كيلومترات" in told
    assert told.endswith("\n")
    if form == "json":
        found = json.loads(told)
        assert [one["quote"] for one in found["lost"]] == ["3 كيلومترات"]
        assert found["gained"][0]["after"].endswith("5 km")
    else:
        assert "0 new and 1 edited sources; claims: 1 gained, 1 lost, 0 changed" in told
