"""What a comparison knows of a claim: where it comes from and what it is told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ledger.claims.claim import Claim
from ledger.claims.packed import Packed
from ledger.claims.statement import Statement
from ledger.crosscheck.named import Naming


@dataclass(frozen=True, slots=True)
class Origin(Packed):
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
class Article(Packed):
    """What one text as a whole speaks of: what all its claims have in common.

    Any of its words may be a place: ``places`` has them all, and the names of places besides.
    """

    origin: Origin = Origin()
    words: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    rates: tuple[Rate, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        # Hundreds of words: as one string they are loaded in a third of the time.
        words, places = "\n".join(self.words), "\n".join(self.places - self.words)
        return _loaded, (self.origin, words, self.countries, places, self.events, self.rates)


def _loaded(
    origin: Origin,
    words: str,
    countries: frozenset[str],
    places: str,
    events: frozenset[str],
    rates: tuple[Rate, ...],
) -> Article:
    """Return an article as it was packed."""
    said = frozenset(words.split("\n") if words else ())
    return Article(origin, said, countries, said.union(places.split("\n") if places else ()), events, rates)


@dataclass(frozen=True, slots=True)
class Topic(Packed):
    """What one claim is told of. Sets of keys: a sense's name, or the stem of a word without one."""

    claim: Claim | Statement
    article: Article
    place: int = 0
    head: str | None = None
    heads: frozenset[str] = frozenset()
    named: bool = False
    objects: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    near_stages: frozenset[str] = frozenset()
    opposed: bool = False  # votes cast against, as what stands beside them says
    offices: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    near_modes: frozenset[str] = frozenset()
    denies: bool = False
    lasts: bool = False  # what it says is still as it was
    silent: bool = False  # its speaker declines to say whether it is so
    negated: str | None = None  # the word of what a statement says is not so
    content: frozenset[str] = frozenset()
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
    doer: frozenset[str] = frozenset()  # the body that did what is counted
    nation: str | None = None  # of those who are counted: 4 ملايين سائح روسي
    begins: date | None = None
    ends: date | None = None
    headline: bool = False
    namings: frozenset[Naming] = frozenset()
    person: frozenset[str] = frozenset()  # the words of whose age it is
    core: frozenset[str] = frozenset()  # of its content, what is told of its nucleus

    @classmethod
    def of(cls, article: Article, alone: tuple[Any, ...]) -> Topic:
        """Return the topic of a claim of an article (see :attr:`alone`)."""
        claim, *rest = alone
        return cls(claim, article, *rest)

    @property
    def alone(self) -> tuple[Any, ...]:
        """What belongs to the claim alone: every field but the article, in their order."""
        return tuple([getattr(self, name) for name in self.__match_args__ if name != "article"])

    @property
    def origin(self) -> Origin:
        """Where the claim comes from."""
        return self.article.origin

    @property
    def published(self) -> date | None:
        """The day on which the source was published."""
        return self.origin.published
