"""Clusters of near-duplicates in a ledger: the column ``cluster`` of its sources.

The bands in which texts are looked up are rows of the ledger, so only sources that share
one are looked at, and only their texts are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from ledger.crosscheck.duplicates import voices
from ledger.store.keys import source_id
from ledger.text.shingles import shingles

_SHARED = """
SELECT source_band.band, source.key
FROM source_band JOIN source ON source.id = source_band.source
WHERE source_band.band IN ({bands})
ORDER BY source_band.band, source.key
"""
_SEVERAL = "SELECT band FROM source_band GROUP BY band HAVING count(*) > 1"


Shingles = Callable[[str], frozenset[int]]
"""Gives the shingles of the source with a key."""


def cluster(connection: Connection, known: Shingles | None = None) -> None:
    """Find the clusters of all sources of a ledger that has none yet.

    ``known`` tells what the shingles of a source are; without it they are read off the ledger's texts.
    """
    bands = connection.exec_driver_sql(_SHARED.format(bands=_SEVERAL))
    found = voices(_lists(bands), known or _of_texts(connection))
    _set(connection, [(source_id(voice), source_id(key)) for key, voice in found.items()])


class Touched:
    """The sources whose cluster may change when those with some bands come, go or change.

    Made before the ledger is changed; :meth:`cluster` is asked when it has been.
    """

    def __init__(self, connection: Connection, bands: Iterable[int], known: Shingles) -> None:
        self._connection = connection
        self._known = known
        self._bands = sorted(set(bands))
        # Two sources can only be joined, or parted, by a band that is touched. So what is told
        # anew is who has one, with all that they were joined with: nobody else is joined with those.
        self._sources = self._with_bands()
        for source in sorted(self._sources):
            self._sources |= self._beside(source)

    def cluster(self) -> set[int]:
        """Tell the clusters of these sources anew; return the sources whose cluster is another."""
        keys: dict[int, str] = {}
        before: dict[int, int | None] = {}
        for source in sorted(self._sources | self._with_bands()):
            row = self._connection.exec_driver_sql(
                "SELECT key, cluster FROM source WHERE id = ?", (source,)
            ).first()
            if row is not None:
                keys[source], before[source] = row.key, row.cluster
        bands: set[int] = set()
        for source in keys:
            found = self._connection.exec_driver_sql(
                "SELECT band FROM source_band WHERE source = ?", (source,)
            )
            bands |= set(found.scalars())
        lists = (sharing for band in sorted(bands) for sharing in self._list(band))
        among = frozenset(keys.values())
        now = voices(lists, self._known, among=among)
        after = {source: source_id(now[key]) if key in now else None for source, key in keys.items()}
        changed = [source for source in keys if after[source] != before[source]]
        _set(self._connection, [(after[source], source) for source in changed])
        return set(changed)

    def _with_bands(self) -> set[int]:
        found: set[int] = set()
        for band in self._bands:
            rows = self._connection.exec_driver_sql("SELECT source FROM source_band WHERE band = ?", (band,))
            found |= set(rows.scalars())
        return found

    def _beside(self, source: int) -> set[int]:
        rows = self._connection.exec_driver_sql(
            "SELECT id FROM source WHERE cluster = (SELECT cluster FROM source WHERE id = ?)", (source,)
        )
        return set(rows.scalars())

    def _list(self, band: int) -> Iterator[list[str]]:
        return _lists(self._connection.exec_driver_sql(_SHARED.format(bands="?"), (band,)))


def _lists(rows: Iterable[Sequence[Any]]) -> Iterator[list[str]]:
    for _, group in groupby(rows, key=lambda row: row[0]):
        yield [key for _, key in group]


def _of_texts(connection: Connection) -> Shingles:
    def known(key: str) -> frozenset[int]:
        found = connection.exec_driver_sql("SELECT text FROM source WHERE id = ?", (source_id(key),))
        return shingles(str(found.scalar_one()))

    return known


def _set(connection: Connection, changed: list[tuple[int | None, int]]) -> None:
    for row in changed:
        connection.exec_driver_sql("UPDATE source SET cluster = ? WHERE id = ?", row)
