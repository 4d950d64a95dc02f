"""Overlap: one policy for rival spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ledger.rules.rule import Found

F = TypeVar("F", bound=Found[object])

# A thing of the next rank that holds another whole and reaches beyond it is the better reading of both:
# "20 April 2023 - 14:40" is a date, not a date and a time. Ranks count in tens.
_ONE_STEP = 10


def settle(found: Iterable[F]) -> list[F]:
    """Return the found things of which no two overlap, in order of the text.

    The smaller rank wins, unless a rival at most one step behind holds it whole; within
    a rank the longer, then the earlier.
    """
    rivals = sorted(found, key=lambda f: (f.rank, f.first - f.end, f.first))
    holders: dict[int, list[F]] = {}
    for one in rivals:
        for token in range(one.first, one.end):
            holders.setdefault(token, []).append(one)
    chosen: list[F] = []
    taken: set[int] = set()
    for one in rivals:
        tokens = range(one.first, one.end)
        if taken.isdisjoint(tokens) and not any(_holds(rival, one) for rival in holders[one.first]):
            taken.update(tokens)
            chosen.append(one)
    return sorted(chosen, key=lambda f: f.first)


def _holds(rival: F, one: F) -> bool:
    wider = (
        rival.first <= one.first and one.end <= rival.end and rival.end - rival.first > one.end - one.first
    )
    return wider and rival.rank > 0 and one.rank < rival.rank <= one.rank + _ONE_STEP
