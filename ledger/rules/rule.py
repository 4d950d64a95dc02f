"""What a rule is and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from ledger.span import Span

V = TypeVar("V", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A found thing: where it stands, what it is worth, and the rule that found it.

    ``rule`` is a human sentence (``<number> <scale> <currency>``). ``first`` and ``end``
    are its tokens; ``rank`` decides between rivals (the smaller wins).
    """

    span: Span
    value: V
    rule: str
    first: int
    end: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """The value of a found quantity: an interval in one unit (see :class:`ledger.claims.claim.Figure`)."""

    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    comparator: str = "="
    counted: str | None = None
    per: str | None = None
    change: str | None = None
    candidates: tuple[str, ...] = ()
