"""What can be looked up by name: names, measures and titles, folded once a ledger and kept.

Folding every title anew for each search would take longer than all the rest of it; what is kept is a
line a row, and forgotten as soon as the file changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ledger.text.stem import search_norm
from ledger.web.ledgers import stamp
from ledger.web.reader import Found, Reader

# Rows of one table that are looked through, and catalogues that are kept.
MOST = 200_000
KEPT = 24


class Entry(NamedTuple):
    """A row under its words, folded."""

    words: str
    row: Found


_catalogues: dict[tuple[object, ...], list[Entry]] = {}


async def catalogue(reader: Reader, sql: str) -> list[Entry]:
    """Return the rows of a query with their column ``words`` folded, in the order of the query."""
    key = (sql, *stamp(Path(str(reader.database.path))))
    if key not in _catalogues:
        rows = await reader.rows(f"{sql} LIMIT {MOST}")
        if reader.late:
            return []
        made = await asyncio.to_thread(lambda: [Entry(search_norm(row["words"]), row) for row in rows])
        if len(_catalogues) >= KEPT:
            _catalogues.clear()
        _catalogues[key] = made
    return _catalogues[key]


def found(entries: Sequence[Entry], wanted: Sequence[tuple[str, ...]], most: int) -> list[Found]:
    """Return the first ``most`` rows whose words hold, of each item of ``wanted``, one form at least.

    >>> entries = [Entry("البنك الدولي", {"id": 1}), Entry("بنك", {"id": 2})]
    >>> found(entries, [("البنك", "بنك"), ("دولي",)], 5)
    [{'id': 1}]
    """
    answer: list[Found] = []
    for words, row in entries:
        if all(any(form in words for form in forms) for forms in wanted):
            answer.append(row)
            if len(answer) == most:
                break
    return answer
