"""The claims of a source under the keys by which a ledger keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.store import keys
from ledger.text.document import Document

C = TypeVar("C", Claim, Statement)


class Keyed(NamedTuple, Generic[C]):
    """A claim and its key."""

    key: str
    claim: C

    @property
    def id(self) -> int:
        """The id that belongs to the key."""
        return keys.claim_id(self.key)


class KeyedClaims(NamedTuple):
    """The claims of one source, each kind in the order of the text."""

    statements: list[Keyed[Statement]]
    figures: list[Keyed[Claim]]

    def each(self) -> Iterator[tuple[int, Claim | Statement]]:
        """Yield the id of each claim, and the claim: statements first."""
        yield from ((one.id, one.claim) for one in self.statements)
        yield from ((one.id, one.claim) for one in self.figures)


def keyed_claims(
    source_key: str, document: Document, figures: Sequence[Claim], statements: Sequence[Statement]
) -> KeyedClaims:
    """Return the claims of a source, which may come in any order, with their keys."""
    return KeyedClaims(
        _keyed(
            source_key, "statement", document, sorted(statements, key=lambda one: (one.span, one.cue_span))
        ),
        _keyed(source_key, "figure", document, sorted(figures, key=lambda one: one.span)),
    )


def _keyed(source_key: str, kind: str, document: Document, claims: Sequence[C]) -> list[Keyed[C]]:
    seen = keys.Occurrences()
    return [
        Keyed(keys.claim_key(source_key, kind, *seen.next(document.folded(one.span))), one) for one in claims
    ]
