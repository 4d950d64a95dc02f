"""Overlap: one policy for rival spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ledger.rules.rule import Found

F = TypeVar("F", bound=Found[object])


def settle(found: Iterable[F]) -> list[F]:
    """Return the found things of which no two overlap, in order of the text.

    The smaller rank wins; within a rank the longer, then the earlier.
    """
    chosen: list[F] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (f.rank, f.first - f.end, f.first)):
        tokens = range(one.first, one.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(one)
    return sorted(chosen, key=lambda f: f.first)
