"""Comparisons on their way to the ledger, and out of it: rows, conflicts, why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from ledger.claims.statement import Statement
from ledger.crosscheck.compare import Comparison, comparable, compared
from ledger.crosscheck.topic import Origin, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.pipeline import read
from ledger.store import keys
from ledger.store.errors import LedgerError
from ledger.store.keyed import keyed_claims
from ledger.store.row import ComparisonRow
from ledger.text.document import Document

if TYPE_CHECKING:
    from ledger.source import Source


class Conflict(NamedTuple):
    """Two claims that cannot both hold, as the view ``conflicts`` has them."""

    id: int
    verdict: str
    gap: float | None
    quote_a: str
    source_a: str
    published_a: str | None
    sentence_a: str
    quote_b: str
    source_b: str
    published_b: str | None
    sentence_b: str
    reason: str
    claim_a: int
    claim_b: int


def origin_of(source: Source) -> Origin:
    """Return what a comparison needs to know of a source."""
    return Origin(source.key, source.text, source.published, source.publisher, source.language)


def row_between(a: int, b: int, first: Topic, second: Topic, comparison: Comparison) -> ComparisonRow:
    """Return the row of a comparison of two claims with their topics, the smaller id first."""
    if b < a:
        a, b, first, second = b, a, second, first
    day = max((day for day in (first.published, second.published) if day is not None), default=None)
    return ComparisonRow(
        id=keys.row_id("comparison", a, b),
        claim_a=a,
        claim_b=b,
        verdict=comparison.verdict,
        gap=comparison.gap,
        reason=comparison.reason,
        fields=", ".join(comparison.fields),
        published=None if day is None else day.isoformat(),
        measure_a=_measure(first),
        measure_b=_measure(second),
    )


def _measure(topic: Topic) -> int | None:
    concept = None if isinstance(topic.claim, Statement) else topic.claim.measure
    return None if concept is None else keys.measure_id(concept)


def comparison_of(a: int, b: int, topic: Callable[[int], Topic]) -> ComparisonRow | None:
    """Compare two claims; return the row, None where they are not comparable.

    ``topic`` gives what a claim is compared by. What is said depends on no order: the
    claim with the smaller id comes first.
    """
    a, b = min(a, b), max(a, b)
    first, second = topic(a), topic(b)
    found = comparable(first, second)
    return None if found is None else row_between(a, b, first, second, found)


def conflicts(connection: Connection) -> list[Conflict]:
    """Return what cannot both hold, the widest gap first."""
    columns = ", ".join(Conflict._fields)
    found = connection.exec_driver_sql(
        f"SELECT {columns} FROM conflicts ORDER BY verdict, gap IS NULL, gap DESC, id"
    )
    return [Conflict(*row) for row in found]


def why(connection: Connection, first: str, second: str) -> Comparison:
    """Return two claims of a ledger side by side, whatever the verdict.

    Claims are named by their key or their id. Raises :class:`LedgerError` for one that the
    ledger does not hold.
    """
    sides = []
    for name in (first, second):
        found = _claim(connection, name)
        day = None if found.published is None else date.fromisoformat(found.published)
        told = read(found.text, published=day, language=found.language)
        document = told.document or Document(found.text)
        claims = list(keyed_claims(found.source, document, told.figures, told.statements).each())
        origin = Origin(found.source, found.text, day, found.publisher, found.language)
        topics = TopicReader(origin, [claim for _, claim in claims], document).topics()
        ids = [claim_id for claim_id, _ in claims]
        topic = topics[ids.index(found.id)] if found.id in ids else None
        if topic is None:
            raise LedgerError(f"claim {name}: the rules of this program read it no more: run 'ledger build'")
        sides.append(topic)
    return compared(*sides)


class _Found(NamedTuple):
    """A claim's id and the source that it stands in."""

    id: int
    source: str
    text: str
    published: str | None
    publisher: str | None
    language: str


def _claim(connection: Connection, name: str) -> _Found:
    row = connection.exec_driver_sql(
        "SELECT claim.id, source.key, source.text, source.published, source.publisher, source.language "
        "FROM claim JOIN source ON source.id = claim.source WHERE claim.key = ? OR claim.id = ?",
        (name, int(name) if name.isdecimal() and len(name) < 18 else -1),
    ).first()
    if row is None:
        raise LedgerError(f"claim {name}: is not in this ledger: name it by its id or its key")
    return _Found(*row)
