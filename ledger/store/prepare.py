"""One source made ready to be stored: its rows, and what its claims are compared by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ledger.crosscheck.inside import inside
from ledger.crosscheck.topic import Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.store.assemble import rows_of
from ledger.store.comparisons import keyed_claims, origin_of, row_between
from ledger.store.row import ComparisonRow, Rows

if TYPE_CHECKING:
    from ledger.pipeline import Reading
    from ledger.source import Source


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one source adds to a ledger: rows, and topics with the ids of their claims."""

    key: str
    rows: Rows
    ids: tuple[int, ...]
    topics: tuple[Topic, ...]


def prepare(source: Source, told: Reading) -> Prepared:
    """Return what a source and its reading add to a ledger."""
    claims = list(keyed_claims(source.key, told.figures, told.statements))
    ids = tuple(claim_id for claim_id, _ in claims)
    origin = origin_of(source)
    topics = TopicReader(origin, told.tokens).topics([claim for _, claim in claims])
    rows = rows_of(source, told.figures, told.statements)
    # Of two comparisons of one pair the first counts.
    found: dict[tuple[int, ...], ComparisonRow] = {}
    for placed in inside(topics):
        a, b = placed.a, placed.b
        row = row_between(ids[a], ids[b], topics[a], topics[b], placed.comparison)
        found.setdefault((row.claim_a, row.claim_b), row)
    rows.comparison.extend(found[pair] for pair in sorted(found))
    # The text lies in the source's row: each topic need not carry it, too.
    named = replace(origin, text="")
    return Prepared(source.key, rows, ids, tuple(replace(topic, origin=named) for topic in topics))
