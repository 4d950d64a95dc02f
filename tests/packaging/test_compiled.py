"""What the compiler would take without a word and make something else of (`make compiled` tries the rest)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
HOOK = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
    "targets"
]["wheel"]["hooks"]["mypyc"]


def compiled() -> list[Path]:
    left = {CHECKOUT / name.lstrip("/") for name in HOOK["exclude"]}
    rooms = [CHECKOUT / name.lstrip("/") for name in HOOK["include"]]
    files = [path for room in rooms for path in (sorted(room.rglob("*.py")) if room.is_dir() else [room])]
    return [path for path in files if path not in left]


def test_what_is_compiled_is_there_and_what_is_left_out_of_it_too() -> None:
    for name in (*HOOK["include"], *HOOK["exclude"]):
        assert (CHECKOUT / name.lstrip("/")).exists(), name
    assert CHECKOUT / "ledger" / "rules" / "reader.py" in compiled()


def test_nothing_that_is_compiled_is_worked_out_anew_at_each_question() -> None:
    """A ``cached_property`` is a plain property there: right, and slow."""
    assert [path for path in compiled() if re.search(r"\bcached_property\b", path.read_text())] == []


def test_what_is_compiled_extends_no_class_of_the_picklers() -> None:
    """A class on one that is written in C ends the program without a word."""
    assert [path for path in compiled() if "pickle.Pickler" in path.read_text()] == []
