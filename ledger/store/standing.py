"""The rows in which claims stand to be compared, kept in a file: which claims follow one, which precede it.

``ledger.crosscheck.pairs`` says which rows a claim stands in and in what order. Here any number of
claims stand, the memory of a few is held, and a row is read from the place that is asked for.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice
from typing import NamedTuple

from ledger.crosscheck.pairs import NEIGHBOURS, Place, keys_of, place_of, row_of
from ledger.crosscheck.topic import Topic

TABLE = """
CREATE TABLE IF NOT EXISTS standing (
    row INTEGER NOT NULL,
    day INTEGER NOT NULL,
    source TEXT NOT NULL,
    nth INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (row, day, source, nth)
) WITHOUT ROWID
"""


class Entry(NamedTuple):
    """A claim in one of its rows."""

    row: int
    place: Place
    claim: int


class Standing:
    """The rows of all claims of a ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, entries: Iterable[Entry]) -> None:
        """Let claims stand in their rows."""
        rows = ((entry.row, *entry.place, entry.claim) for entry in entries)
        self._connection.executemany("INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?, ?)", rows)

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take claims out of their rows."""
        rows = ((entry.row, *entry.place) for entry in entries)
        self._connection.executemany(
            "DELETE FROM standing WHERE row = ? AND day = ? AND source = ? AND nth = ?", rows
        )

    def following(self, row: int, place: Place) -> Iterator[Entry]:
        """Yield the claims of a row behind a place, the next first, as many as are compared with it."""
        return islice(self._beside(row, place, ">", "ASC"), NEIGHBOURS)

    def preceding(self, row: int, place: Place, *, without: frozenset[str] = frozenset()) -> Iterator[Entry]:
        """Yield the claims of a row before a place, the last first, as many as are compared with it.

        Those of the sources in ``without`` are passed over.
        """
        before = self._beside(row, place, "<", "DESC")
        return islice((entry for entry in before if entry.place.source not in without), NEIGHBOURS)

    def near(self, row: int, one: Place, other: Place) -> bool:
        """Tell whether two places of a row are so close that their claims are compared."""
        low, high = min(one, other), max(one, other)
        [between] = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM standing WHERE row = ? AND (day, source, nth) > (?, ?, ?)"
            f" AND (day, source, nth) < (?, ?, ?) LIMIT {NEIGHBOURS})",
            (row, *low, *high),
        ).fetchone()
        return bool(between < NEIGHBOURS)

    def pairs(self, rows_of: Callable[[int], frozenset[int]]) -> Iterator[tuple[int, int]]:
        """Yield every two claims that are compared, each pair once, row by row.

        ``rows_of`` tells the rows of a claim. It is asked only for claims that are compared; of a claim
        that stands in one row it is asked while that row is read and then no more. A pair
        that several rows hold is yielded from the least of them.
        """
        for _, row in groupby(self._all(), key=lambda entry: entry.row):
            yield from self._within(row, rows_of)

    def _within(
        self, row: Iterator[Entry], rows_of: Callable[[int], frozenset[int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs of one row that no lesser row holds."""

        def lesser(entry: Entry) -> frozenset[int]:
            return frozenset([other for other in rows_of(entry.claim) if other < entry.row])

        first = next(row)
        window: deque[tuple[Entry, frozenset[int]]] = deque(maxlen=NEIGHBOURS)
        for entry in row:
            if not window:
                window.append((first, lesser(first)))
            rows = lesser(entry)
            for before, others in window:
                if not any(self.near(other, before.place, entry.place) for other in rows & others):
                    yield before.claim, entry.claim
            window.append((entry, rows))

    def _all(self) -> Iterator[Entry]:
        found = self._connection.execute(
            "SELECT row, day, source, nth, claim FROM standing ORDER BY row, day, source, nth"
        )
        return (Entry(row, Place(day, source, nth), claim) for row, day, source, nth, claim in found)

    def _beside(self, row: int, place: Place, sign: str, order: str) -> Iterator[Entry]:
        found = self._connection.execute(
            "SELECT day, source, nth, claim FROM standing"
            f" WHERE row = ? AND (day, source, nth) {sign} (?, ?, ?)"
            f" ORDER BY day {order}, source {order}, nth {order}",
            (row, *place),
        )
        return (Entry(row, Place(day, source, nth), claim) for day, source, nth, claim in found)


def rows_of(topic: Topic) -> frozenset[int]:
    """Return the rows that a claim stands in."""
    return frozenset(map(row_of, keys_of(topic)))


def entries_of(ids: Sequence[int], topics: Sequence[Topic], rows: Sequence[frozenset[int]]) -> list[Entry]:
    """Return where the claims of one source stand, all of them in their order, each in its ``rows``."""
    return [
        Entry(row, place_of(topic, nth), claim)
        for nth, (claim, topic, own) in enumerate(zip(ids, topics, rows, strict=True))
        for row in own
    ]


def pairs_among(topics: Sequence[Topic]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of every two of ``topics`` that are worth comparing, each pair once.

    Claims of one text come in the order of their spans. Which pairs are yielded depends on the topics
    alone, not on the order of their texts.
    """
    rows = [rows_of(topic) for topic in topics]
    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        connection.execute(TABLE)
        connection.execute("BEGIN")
        standing = Standing(connection)
        standing.add(entries_of(range(len(topics)), topics, rows))
        yield from standing.pairs(rows.__getitem__)
