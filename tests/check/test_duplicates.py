"""Texts that repeat one another, in one run and against the ledger, and how alike they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.build import build
from tests.check.conftest import ARTICLE, OTHER, Check, Write


def test_the_same_text_in_the_ledger(write: Write, look: Check) -> None:
    write("seeds/a.txt")
    build([Path("seeds")], Path("ledger.db"))
    write("seeds/b.txt")
    (found,) = look("seeds/b.txt").findings
    assert (found.code, found.message) == (
        "duplicate-source",
        "holds the same text as source 'a' of the ledger",
    )


def test_nearly_the_same_text_in_the_ledger_with_the_share(write: Write, look: Check) -> None:
    write("seeds/a.txt")
    write("seeds/other.txt", OTHER)
    build([Path("seeds")], Path("ledger.db"))
    write("seeds/b.txt", ARTICLE.replace("400", "450"))
    (found,) = look("seeds/b.txt").findings
    assert found.code == "near-duplicate"
    assert found.message == "holds nearly the same text as source 'a' of the ledger: 84% alike"
    assert look("seeds/b.txt", near_duplicate=0.9).findings == ()


# 49 words make 46 runs of four; one other word takes four of them away and brings four.
def test_one_text_under_check_against_another(write: Write, look: Check) -> None:
    write("new/a.txt")
    write("new/b.txt", ARTICLE.replace("400", "450"))
    write("new/c.txt", OTHER)
    (found,) = look("new").findings
    assert (found.path, found.code) == ("new/b.txt", "near-duplicate")
    assert found.message == "holds nearly the same text as new/a.txt: 84% alike"


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("أ", "ا"), ("م", "مـ"), (" ", " \u200f")])
def test_another_spelling_is_wholly_alike(write: Write, look: Check, old: str, new: str) -> None:
    write("new/a.txt")
    write("new/b.txt", ARTICLE.replace(old, new))
    (found,) = look("new").findings
    assert found.message.endswith("100% alike")
