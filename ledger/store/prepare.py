"""One source made ready to be stored: its rows, and what its claims are compared by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ledger.crosscheck.topic import Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.store.assemble import rows_of
from ledger.store.comparisons import keyed_claims, origin_of
from ledger.store.row import Rows

if TYPE_CHECKING:
    from ledger.pipeline import Reading
    from ledger.source import Source

STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one source adds to a ledger: rows, topics with the ids of their claims, claims by kind."""

    key: str
    rows: Rows
    ids: tuple[int, ...]
    topics: tuple[Topic, ...]
    counts: Counter[str]

    @property
    def text(self) -> str:
        """Return the source's text."""
        return self.rows.source[0].text

    @property
    def bands(self) -> tuple[int, ...]:
        """Return the bands of the source's shingles."""
        return tuple(row.band for row in self.rows.source_band)


def prepare(source: Source, told: Reading) -> Prepared:
    """Return what a source and its reading add to a ledger."""
    claims = list(keyed_claims(source.key, told.figures, told.statements))
    origin = origin_of(source)
    topics = TopicReader(origin, told.tokens).topics([claim for _, claim in claims])
    # The text lies in the source's row: each topic need not carry it, too.
    named = replace(origin, text="")
    counts: Counter[str] = Counter(claim.figure.kind for claim in told.figures)
    if told.statements:
        counts[STATEMENT] = len(told.statements)
    return Prepared(
        source.key,
        rows_of(source, told.figures, told.statements),
        tuple(claim_id for claim_id, _ in claims),
        tuple(replace(topic, origin=named) for topic in topics),
        counts,
    )
