"""The claim types: a figure, its mentions and the claim that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ledger.claims.packed import Packed
from ledger.span import Span

Kind = Literal[
    "money",
    "percent",
    "length",
    "area",
    "mass",
    "volume",
    "speed",
    "temperature",
    "energy",
    "count",
    "duration",
    "age",
    "date",
    "ordinal",
    "multiplier",
    "fraction",
    "score",
    "quantity",
    "identifier",
]
Comparator = Literal["=", "~", ">", ">=", "<", "<=", "range"]
Change = Literal["rise", "fall"]
Modality = Literal["asserted", "estimated", "forecast", "planned", "denied", "conditional"]
Role = Literal["of", "from", "to", "between", "about"]

KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
COMPARATORS: tuple[Comparator, ...] = Comparator.__args__  # type: ignore[attr-defined]
MODALITIES: tuple[Modality, ...] = Modality.__args__  # type: ignore[attr-defined]
ROLES: tuple[Role, ...] = Role.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Figure(Packed):
    """A quantity as an interval in one unit, never a bare number.

    ``low`` and ``high`` are inclusive bounds in ``unit``; a bound that the text leaves
    open is ``None``. A point has ``low == high``; a date leaves both ``None`` and
    carries ``edtf`` (ISO 8601-2) with its earliest and latest day.

    ``unit`` is an ISO 4217 code for money, ``%``, a UCUM code for measures, ``1`` for
    counts, ordinals, multipliers and fractions, and ``None`` where the word is
    ambiguous (then ``unit_candidates`` names the possible codes).
    """

    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = "="
    counted: str | None = None
    per: str | None = None
    change: Change | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    unit_candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention(Packed):
    """One place where the article writes a claim, with the value as written there."""

    span: Span
    quote: str
    figure: Figure
    rule: str


@dataclass(frozen=True, slots=True)
class Party(Packed):
    """Whom a figure concerns, and how: whose it is, from or to whom it goes, between whom it lies.

    ``name`` is an ISO 3166 alpha-2 code for a country, else the English name. ``about``
    says no more than that the text tells the figure of this party.
    """

    name: str
    role: Role = "about"


@dataclass(frozen=True, slots=True)
class Claim(Packed):
    """A figure that a text states, with every place where it states it.

    The first mention is the claim's own anchor. ``rule`` names the rule that found it,
    as a human sentence (``<number> <scale> <currency>``).

    ``measure`` is the concept of what is measured, ``qualifiers`` the scope words that
    narrow it without being another measure (``security`` aid, ``non-oil`` GDP), sorted;
    ``measure_text`` are the words of the text that name it, at ``measure_span``.
    ``period`` is the EDTF of the time that the figure speaks of, ``compared_to`` that of
    the time it is held against (up 5% on 2021). ``speaker`` is the canonical name of who
    says it, ``speaker_text`` the words by which the article names them first.
    """

    mentions: tuple[Mention, ...]
    modality: Modality = "asserted"
    speaker: str | None = None
    speaker_text: str | None = None
    measure: str | None = None
    measure_text: str | None = None
    measure_span: Span | None = None
    qualifiers: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    period: str | None = None
    compared_to: str | None = None

    @property
    def about(self) -> tuple[str, ...]:
        """The names of the parties, sorted, each once."""
        return tuple(sorted({party.name for party in self.parties}))

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.mentions[0].span

    @property
    def quote(self) -> str:
        """The exact characters of the claim's span."""
        return self.mentions[0].quote

    @property
    def figure(self) -> Figure:
        """The normalised value of the claim's first mention."""
        return self.mentions[0].figure

    @property
    def rule(self) -> str:
        """The rule that found the claim's first mention."""
        return self.mentions[0].rule
