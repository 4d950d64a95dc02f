"""What can be looked up by name: names, measures and titles, folded once a ledger and kept.

Folding every title anew for each search would take longer than all the rest of it; what is kept is a
line a row, and forgotten as soon as the file changes.
"""

from __future__ import annotations

import asyncio
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from ledger.text.stem import search_norm
from ledger.web.ledgers import stamp
from ledger.web.reader import Found, Reader

# Rows of one table that are looked through, and catalogues that are kept.
MOST = 200_000
KEPT = 24


class Catalogue:
    """Rows under their words, folded: one long text with a line a row, which is looked through at once."""

    def __init__(self, rows: Sequence[Found], words: Sequence[str]) -> None:
        self._rows = rows
        self._text = "\n".join(words)
        self._starts = [0]
        for line in words:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def found(self, wanted: Sequence[tuple[str, ...]], most: int) -> list[Found]:
        """Return the first ``most`` rows whose words hold, of each item of ``wanted``, one form at least.

        >>> catalogue = Catalogue([{"id": 1}, {"id": 2}], ["البنك الدولي", "بنك"])
        >>> catalogue.found([("البنك", "بنك"), ("دولي",)], 5)
        [{'id': 1}]
        """
        answer: list[Found] = []
        for number in self._holding(wanted[0]) if wanted else range(len(self._rows)):
            line = self._text[self._starts[number] : self._starts[number + 1]]
            if all(any(form in line for form in forms) for forms in wanted[1:]):
                answer.append(self._rows[number])
                if len(answer) == most:
                    break
        return answer

    def _holding(self, forms: Sequence[str]) -> Iterator[int]:
        """Yield the lines that hold one of the forms, in order."""
        # Where a form begins within another, the longer would hide it, but both stand in one line.
        wanted = re.compile("|".join(map(re.escape, forms)))
        match = wanted.search(self._text)
        while match is not None:
            number = bisect_right(self._starts, match.start()) - 1
            yield number
            match = wanted.search(self._text, self._starts[number + 1])


_catalogues: dict[tuple[object, ...], Catalogue] = {}


async def catalogue(reader: Reader, sql: str) -> Catalogue:
    """Return the rows of a query by their column ``words``, in the order of the query."""
    key = (sql, *stamp(Path(str(reader.database.path))))
    if key not in _catalogues:
        rows = await reader.rows(f"{sql} LIMIT {MOST}")
        if reader.late:
            return Catalogue((), ())
        made = await asyncio.to_thread(lambda: Catalogue(rows, [search_norm(row["words"]) for row in rows]))
        if len(_catalogues) >= KEPT:
            _catalogues.clear()
        _catalogues[key] = made
    return _catalogues[key]
