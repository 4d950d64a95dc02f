"""One source made ready to be stored: its rows, and what its claims are compared by."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ledger.crosscheck.inside import inside
from ledger.crosscheck.topic import Article, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.store.assemble import assemble
from ledger.store.comparisons import origin_of, row_between
from ledger.store.keyed import keyed_claims
from ledger.store.pack import UnusableError, pack, unpack
from ledger.store.row import ComparisonRow, Rows
from ledger.store.standing import Entry, entries_of, rows_of
from ledger.text.document import Document

if TYPE_CHECKING:
    from ledger.pipeline import Reading
    from ledger.source import Source


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one source adds to a ledger: its rows, the ids of its claims, and where they stand.

    ``kept`` is that same, packed. What its claims and its text are compared by is packed apart, ``topics``
    in the order of ``ids``: little of it is ever asked for at once, and none is made anew in another process.
    """

    key: str
    rows: Rows
    ids: tuple[int, ...]
    entries: tuple[Entry, ...]
    kept: bytes
    article: bytes = b""
    topics: tuple[bytes, ...] = ()
    shingles: bytes = b""

    def __reduce__(self) -> tuple[object, ...]:
        return unpacked, (self.kept, self.article, self.topics, self.shingles)


def unpacked(
    kept: bytes, article: bytes = b"", topics: tuple[bytes, ...] = (), shingles: bytes = b""
) -> Prepared:
    """Return what was :attr:`Prepared.kept`; raises :class:`UnusableError` for bytes that are damaged."""
    try:
        key, rows, ids, entries = unpack(kept)
    except (TypeError, ValueError) as error:
        raise UnusableError("what is known of a source is damaged") from error
    return Prepared(key, rows, ids, entries, kept, article, topics, shingles)


def prepare(source: Source, told: Reading) -> Prepared:
    """Return what a source and its reading add to a ledger."""
    document = told.document or Document(source.text)
    claims = keyed_claims(source.key, document, told.figures, told.statements)
    ids = tuple(claim_id for claim_id, _ in claims.each())
    topics = TopicReader(origin_of(source), [claim for _, claim in claims.each()], document).topics()
    rows = assemble(source, document, claims)
    # Of two comparisons of one pair the first counts.
    found: dict[tuple[int, ...], ComparisonRow] = {}
    for placed in inside(topics, document):
        a, b = placed.a, placed.b
        row = row_between(ids[a], ids[b], topics[a], topics[b], placed.comparison)
        found.setdefault((row.claim_a, row.claim_b), row)
    rows.comparison.extend(found[pair] for pair in sorted(found))
    standing = [rows_of(topic) for topic in topics]
    entries = tuple(entries_of(ids, topics, standing))
    return Prepared(
        source.key,
        rows,
        ids,
        entries,
        pack((source.key, rows, ids, entries)),
        _article(topics),
        tuple(pack((tuple(own), topic.alone)) for topic, own in zip(topics, standing, strict=True)),
        array("Q", sorted(document.shingles)).tobytes(),
    )


def shingles_in(packed: bytes) -> frozenset[int]:
    """Return the shingles that were packed; raises :class:`UnusableError` for bytes that are damaged."""
    found = array("Q")
    try:
        found.frombytes(packed)
    except ValueError as error:
        raise UnusableError(str(error)) from error
    return frozenset(found)


def _article(topics: Sequence[Topic]) -> bytes:
    """Return what all the claims of a source have in common; the text lies in the source's row."""
    if not topics:
        return b""
    article = topics[0].article
    return pack(replace(article, origin=replace(article.origin, text="")))


def topic_of(article: Article, packed: bytes) -> tuple[Topic, frozenset[int]]:
    """Return the topic that was packed, and the rows that its claim stands in.

    Raises :class:`UnusableError` for bytes that are damaged.
    """
    try:
        rows, alone = unpack(packed)
        return Topic.of(article, alone), frozenset(rows)
    except (TypeError, ValueError) as error:
        raise UnusableError("what is known of a claim is damaged") from error
