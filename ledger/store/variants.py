"""Rows that several sources share, in every form that a source gives them, with how many sources give it.

So the row that a ledger holds can be made of all forms at once, and made again when a source that
gave one of them is gone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from ledger.store.merge import merge
from ledger.store.row import Rows

SHARED = ("unit", "measure", "entity", "entity_alias")
TABLE = """
CREATE TABLE IF NOT EXISTS variant (
    name TEXT NOT NULL,
    id INTEGER NOT NULL,
    content TEXT NOT NULL,
    sources INTEGER NOT NULL,
    PRIMARY KEY (name, id, content)
) WITHOUT ROWID
"""
_ADD = "INSERT INTO variant VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET sources = sources + 1"
_TAKE = "UPDATE variant SET sources = sources - 1 WHERE name = ? AND id = ? AND content = ?"
_DROP = "DELETE FROM variant WHERE name = ? AND id = ? AND content = ? AND sources = 0"


class Variants:
    """The shared rows of all sources of a ledger.

    >>> from ledger.store.row import UnitRow
    >>> variants = Variants.temporary()
    >>> variants.add(Rows(unit={1: UnitRow(1, "km", "ucum", "length", "kilometre", None, "1000")}))
    >>> [row[1] for row in variants.merged("unit")], variants.of("unit", 2)
    (['km'], None)
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def temporary(cls) -> Variants:
        """Return an empty place for shared rows, gone when it is let go of."""
        connection = sqlite3.connect("", isolation_level=None)
        connection.execute(TABLE)
        return cls(connection)

    def add(self, rows: Rows) -> None:
        """Take what one source gives."""
        self._connection.executemany(_ADD, _forms(rows))

    def remove(self, rows: Rows) -> None:
        """Take back what one source gave."""
        forms = list(_forms(rows))
        self._connection.executemany(_TAKE, forms)
        self._connection.executemany(_DROP, forms)

    def merged(self, name: str) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a table, in the order of their ids.

        Raises :class:`~ledger.store.errors.LedgerError` for two different things with one id.
        """
        found = self._connection.execute(
            "SELECT id, content FROM variant WHERE name = ? ORDER BY id", (name,)
        )
        for row_id, forms in groupby(found, key=lambda one: int(one[0])):
            yield _one(name, row_id, (content for _, content in forms))

    def of(self, name: str, row_id: int) -> tuple[object, ...] | None:
        """Return one row of a table, None where no source gives it any more; raises as :meth:`merged`."""
        found = self._connection.execute(
            "SELECT content FROM variant WHERE name = ? AND id = ?", (name, row_id)
        ).fetchall()
        return _one(name, row_id, (content for (content,) in found)) if found else None


def _forms(rows: Rows) -> Iterator[tuple[str, int, str]]:
    for name in SHARED:
        for row_id, row in getattr(rows, name).items():
            yield name, row_id, json.dumps(row, ensure_ascii=False)


def _one(name: str, row_id: int, forms: Iterator[str]) -> tuple[object, ...]:
    found: dict[int, tuple[object, ...]] = {}
    for content in forms:
        merge(name, found, row_id, tuple(json.loads(content)))
    return found[row_id]
