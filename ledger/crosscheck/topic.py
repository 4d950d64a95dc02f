"""What a comparison knows of a claim: where it comes from and what it is told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims come from: what a comparison needs of their source.

    ``key`` tells sources apart (two claims of one key are of one source); ``text`` is what
    the spans of the claims count in, without which only the claims' own fields are known.
    """

    key: str = ""
    text: str = ""
    published: date | None = None
    publisher: str | None = None
    language: str = "ar"


class Rate(NamedTuple):
    """What a text says that one unit of a currency costs in another."""

    currency: str
    counter: str
    price: Decimal


@dataclass(frozen=True, slots=True)
class Topic:
    """What one claim is told of. Sets of keys: a sense's name, or the stem of a word without one."""

    claim: Claim | Statement
    origin: Origin
    sentence: str
    place: int = 0
    head: str | None = None
    heads: frozenset[str] = frozenset()
    named: bool = False
    objects: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    text_countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    text_places: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    text_events: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    near_stages: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    near_modes: frozenset[str] = frozenset()
    text_modes: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    measure: str | None = None
    based: bool = False
    part: bool = False
    during: bool = False
    deed: str | None = None
    nth: int = 0
    turns: tuple[int, ...] = ()
    near_countries: frozenset[str] = frozenset()
    change: str | None = None
    begins: date | None = None
    ends: date | None = None
    headline: bool = False
    rates: tuple[Rate, ...] = ()

    @property
    def published(self) -> date | None:
        """The day on which the source was published."""
        return self.origin.published
