"""Looking single things up in a ledger, by index: what a check of one new source needs and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from ledger.store.entities import entity
from ledger.store.keys import entity_id, measure_id, source_id
from ledger.store.read import open_ledger

# What of a claim can change while its key stays, under the names that people read.
_CLAIMS = """
SELECT claim.key, claim.kind, claim.quote, claim.gloss, claim.modality, entity.name AS speaker
FROM claim LEFT JOIN entity ON entity.id = claim.speaker
WHERE claim.source = ? ORDER BY claim.char_start, claim.char_end, claim.key
"""
# Figures of one measure and party, as many as are looked at.
_TELLING = """
SELECT claim.source FROM figure
JOIN claim_entity ON claim_entity.claim = figure.claim AND claim_entity.entity = ?2
JOIN claim ON claim.id = figure.claim
WHERE figure.measure = ?1 LIMIT ?3
"""
_ABOUT, _FIGURES = 40, 60


class Lookup:
    """An open ledger that answers questions about single sources."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sources(self) -> dict[str, str]:
        """Return the hash of every source's text by its key."""
        rows = self._connection.exec_driver_sql("SELECT key, sha256 FROM source ORDER BY key")
        return {str(key): str(sha256) for key, sha256 in rows.all()}

    def source(self, key: str) -> Mapping[str, Any] | None:
        """Return what the ledger says of a source, its text left out, or ``None``."""
        columns = "key, title, publisher, published, language, url, author, sample, sha256"
        row = self._connection.exec_driver_sql(
            f"SELECT {columns} FROM source WHERE id = ?", (source_id(key),)
        ).first()
        return None if row is None else row._asdict()

    def keys_of_text(self, sha256: str) -> list[str]:
        """Return the keys of the sources with this very text."""
        rows = self._connection.exec_driver_sql(
            "SELECT key FROM source WHERE sha256 = ? ORDER BY key", (sha256,)
        )
        return [key for (key,) in rows]

    def alike(self, bands: Sequence[int], most: int) -> list[tuple[str, str]]:
        """Return key and text of up to ``most`` sources that share one of ``bands``; most shared first."""
        if not bands:
            return []
        marks = ", ".join("?" * len(bands))
        rows = self._connection.exec_driver_sql(
            "SELECT source.key, source.text FROM source JOIN ("
            f"SELECT source AS id, count(*) AS shared FROM source_band WHERE band IN ({marks})"
            " GROUP BY source ORDER BY shared DESC, source LIMIT ?"
            ") AS near ON near.id = source.id ORDER BY near.shared DESC, source.key",
            (*bands, most),
        )
        return [(key, text) for key, text in rows]

    def text(self, key: str) -> str | None:
        """Return the text of a source."""
        row = self._connection.exec_driver_sql(
            "SELECT text FROM source WHERE id = ?", (source_id(key),)
        ).first()
        return None if row is None else str(row[0])

    def telling(self, about: Sequence[tuple[str, str]], most: int, *, without: str) -> list[str]:
        """Return the keys of up to ``most`` sources that tell figures of measures and parties; most first.

        Of each measure and party (as claims name them) only so many figures are looked at, however many
        the ledger holds. ``without`` is the key of a source to leave out.
        """
        found: Counter[int] = Counter()
        own = source_id(without)
        for concept, party in about[:_ABOUT]:
            rows = self._connection.exec_driver_sql(
                _TELLING, (measure_id(concept), entity_id(entity(party).name), _FIGURES)
            )
            found.update({source for (source,) in rows} - {own})
        chosen = sorted(found, key=lambda source: (-found[source], source))[:most]
        if not chosen:
            return []
        rows = self._connection.exec_driver_sql(
            f"SELECT id, key FROM source WHERE id IN ({', '.join('?' * len(chosen))})", tuple(chosen)
        )
        names = {row_id: str(key) for row_id, key in rows.all()}
        return [names[source] for source in chosen]

    def claims(self, key: str) -> list[Mapping[str, Any]]:
        """Return the claims of a source as people read them, in the order of its text."""
        rows = self._connection.exec_driver_sql(_CLAIMS, (source_id(key),))
        return [row._asdict() for row in rows]


@contextmanager
def looking(path: Path) -> Iterator[Lookup]:
    """Open the ledger at ``path`` to look things up.

    Raises :class:`~ledger.store.errors.LedgerError` as :func:`ledger.store.read.open_ledger` does.
    """
    engine = open_ledger(path)
    try:
        with engine.connect() as connection:
            yield Lookup(connection)
    finally:
        engine.dispose()
