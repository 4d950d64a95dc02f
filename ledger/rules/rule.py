"""What a rule is and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Generic, TypeVar

from ledger.span import Span

V = TypeVar("V", covariant=True)
# Ranks of what is in a unit, of what counts a noun, and of a number that counts nothing named.
RANK_MEASURED, RANK_COUNTED, RANK_BARE = 30, 40, 50


class Found(Generic[V]):
    """A found thing: where it stands, what it is worth, and the rule that found it.

    ``rule`` is a human sentence (``<number> <scale> <currency>``). ``first`` and ``end``
    are its tokens; ``rank`` decides between rivals (the smaller wins).
    """

    # Written out: what compiles the rules knows no dataclass that is generic.
    __slots__ = ("end", "first", "rank", "rule", "span", "value")

    def __init__(self, span: Span, value: V, rule: str, first: int, end: int, rank: int = 0) -> None:
        self.span: Final = span
        self.value: Final = value
        self.rule: Final = rule
        self.first: Final = first
        self.end: Final = end
        self.rank: Final = rank

    def __repr__(self) -> str:
        return f"Found({self.span!r}, {self.value!r}, {self.rule!r}, {self.first}, {self.end}, {self.rank})"


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
