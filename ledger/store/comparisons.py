"""Comparisons on their way to the ledger, and out of it: rows, the voices of sources, conflicts, why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.compare import Comparison, compared
from ledger.crosscheck.crosscheck import CrossCheck
from ledger.crosscheck.topic import Origin
from ledger.crosscheck.topic_reader import TopicReader
from ledger.pipeline import read
from ledger.store import keys
from ledger.store.errors import LedgerError
from ledger.store.row import ComparisonRow, Rows

if TYPE_CHECKING:
    from ledger.source import Source
    from ledger.store.prepare import Prepared


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


class Comparer:
    """Takes sources as they are written and makes the rows of their comparisons at the end."""

    def __init__(self) -> None:
        self._check = CrossCheck()
        self._ids: list[int] = []
        # The day on which each claim was published, and what it measures.
        self._days: list[str | None] = []
        self._measures: list[int | None] = []

    def add(self, ready: Prepared) -> None:
        """Take one source that is ready to be stored."""
        self._check.take(ready.key, ready.text, ready.bands, ready.topics)
        self._ids += ready.ids
        self._days += [ready.rows.source[0].published] * len(ready.ids)
        measures = {row.claim: row.measure for row in ready.rows.figure}
        self._measures += [measures.get(claim_id) for claim_id in ready.ids]

    def rows(self) -> Rows:
        """Return the rows of all comparisons, each pair once and the smaller id first."""
        rows = Rows()
        found: dict[tuple[int, int], ComparisonRow] = {}
        for placed in self._check.comparisons(self._ids):
            row = self._row(placed.a, placed.b, placed.comparison)
            found.setdefault((row.claim_a, row.claim_b), row)
        rows.comparison.extend(found[pair] for pair in sorted(found))
        return rows

    def _row(self, a: int, b: int, comparison: Comparison) -> ComparisonRow:
        days = [day for day in (self._days[a], self._days[b]) if day is not None]
        return ComparisonRow(
            id=keys.row_id("comparison", self._ids[a], self._ids[b]),
            claim_a=self._ids[a],
            claim_b=self._ids[b],
            verdict=comparison.verdict,
            gap=comparison.gap,
            reason=comparison.reason,
            fields=", ".join(comparison.fields),
            published=max(days, default=None),
            measure_a=self._measures[a],
            measure_b=self._measures[b],
        )

    def clusters(self) -> dict[int, int]:
        """Return the cluster of each source that has near-duplicates: the id of the one that leads it."""
        return {keys.source_id(key): keys.source_id(voice) for key, voice in self._check.voices().items()}


def keyed_claims(
    source_key: str, figures: Sequence[Claim], statements: Sequence[Statement]
) -> Iterator[tuple[int, Claim | Statement]]:
    """Yield the claims of a source with the ids under which the ledger keeps them."""
    seen = keys.Occurrences()
    for statement in sorted(statements, key=lambda one: (one.span, one.cue_span)):
        yield keys.claim_id(keys.claim_key(source_key, "statement", *seen.next(statement.quote))), statement
    seen = keys.Occurrences()
    for claim in sorted(figures, key=lambda one: one.span):
        yield keys.claim_id(keys.claim_key(source_key, "figure", *seen.next(claim.quote))), claim


def origin_of(source: Source) -> Origin:
    """Return what a comparison needs to know of a source."""
    return Origin(source.key, source.text, source.published, source.publisher, source.language)


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
        claims = list(keyed_claims(found.source, told.figures, told.statements))
        origin = Origin(found.source, found.text, day, found.publisher, found.language)
        topics = TopicReader(origin).topics([claim for _, claim in claims])
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
