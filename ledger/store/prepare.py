"""One source made ready to be stored: its rows, and what its claims are compared by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.crosscheck.inside import inside
from ledger.crosscheck.topic import Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.store.assemble import assemble
from ledger.store.comparisons import origin_of, row_between
from ledger.store.keyed import keyed_claims
from ledger.store.row import ComparisonRow, Rows
from ledger.text.document import Document

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
    document = told.document or Document(source.text)
    claims = keyed_claims(source.key, document, told.figures, told.statements)
    ids = tuple(claim_id for claim_id, _ in claims.each())
    topics = TopicReader(origin_of(source), document).topics([claim for _, claim in claims.each()])
    rows = assemble(source, document, claims)
    # Of two comparisons of one pair the first counts.
    found: dict[tuple[int, ...], ComparisonRow] = {}
    for placed in inside(topics, document):
        a, b = placed.a, placed.b
        row = row_between(ids[a], ids[b], topics[a], topics[b], placed.comparison)
        found.setdefault((row.claim_a, row.claim_b), row)
    rows.comparison.extend(found[pair] for pair in sorted(found))
    return Prepared(source.key, rows, ids, tuple(topics))
