"""Rows kept in a file give the pairs that rows in memory give, and the places beside one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.crosscheck.pairs import NEIGHBOURS, Place
from ledger.store import standing
from ledger.store.standing import Entry, Standing

# Claims, each by its day, its source and the rows that it stands in.
_CLAIMS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from("abc"), st.frozensets(st.integers(1, 3), max_size=3)),
    max_size=45,
)


def _entries(claims: Sequence[tuple[int, str, frozenset[int]]]) -> list[Entry]:
    return [
        Entry(row, Place(day, source, claim), claim)
        for claim, (day, source, rows) in enumerate(claims)
        for row in rows
    ]


def _expected(entries: Sequence[Entry]) -> set[tuple[int, int]]:
    found = set()
    for row in {entry.row for entry in entries}:
        order = [entry.claim for entry in sorted(entries, key=lambda one: one.place) if entry.row == row]
        for at, claim in enumerate(order):
            found |= {(claim, other) for other in order[at + 1 : at + 1 + NEIGHBOURS]}
    return found


@settings(deadline=None)
@given(_CLAIMS, st.integers(0, 44))
def test_each_pair_is_met_once(claims: list[tuple[int, str, frozenset[int]]], removed: int) -> None:
    entries = _entries(claims)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(standing.TABLE)
        rows = Standing(connection)
        rows.add(entries)
        gone = [entry for entry in entries if entry.claim == removed]
        rows.remove(gone)
        left = [entry for entry in entries if entry.claim != removed]
        pairs = Counter(rows.pairs(lambda claim: claims[claim][2]))
        assert set(pairs) == _expected(left)
        assert set(pairs.values()) <= {1}
        for entry in left:
            after = list(rows.following(entry.row, entry.place))
            before = list(rows.preceding(entry.row, entry.place))
            assert {(entry.claim, one.claim) for one in after} <= pairs.keys()
            assert {(one.claim, entry.claim) for one in before} <= pairs.keys()
            for one, other in pairwise([*reversed(before), entry, *after]):
                assert one.place < other.place
            without = frozenset({"b"})
            assert all(
                one.place.source != "b" for one in rows.preceding(entry.row, entry.place, without=without)
            )


def test_rows_of_claims_that_stand_alone_are_not_asked_for() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(standing.TABLE)
        rows = Standing(connection)
        rows.add([Entry(row, Place(1, "a", row), row) for row in range(9)])

        def asked(claim: int) -> frozenset[int]:
            raise AssertionError(f"claim {claim} is compared with none")

        assert list(rows.pairs(asked)) == []
