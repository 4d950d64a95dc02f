"""The amount: a value in a unit or of a counted thing, still a bare point without bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ledger.lexicon.entities import Entity
from ledger.lexicon.nouns import Noun
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.quantities import QuantityWords
from ledger.lexicon.scores import ScoreWords
from ledger.lexicon.units import UnitForm
from ledger.rules.numerals import Numeral

# Dimensions that are a kind of figure by their own name; every other one is a "quantity".
_KINDS = frozenset(
    {"money", "percent", "length", "area", "mass", "volume", "speed", "temperature", "energy", "duration"}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a unit at tokens ``[first, end)``; ``skip`` letters of its first word stay out.

    ``unit`` is None for an ambiguous currency (``candidates`` names the choices);
    ``bare`` tells a number with neither unit nor noun.
    """

    value: Decimal
    kind: str
    unit: str | None
    first: int
    end: int
    skip: int
    rule: str
    numeral: Numeral | None = None
    counted: str | None = None
    candidates: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What amounts are read with: units, signs, nouns, and words that are never counted.

    ``nations`` maps an adjective of nation to its currency, ``countries`` every word for
    a country to its ISO 3166 code, ``issuers`` that code to its currency.
    """

    units: Phrasebook[UnitForm]
    symbols: Phrasebook[UnitForm]
    nouns: Phrasebook[Noun]
    never: frozenset[str]
    function: frozenset[str]
    words: QuantityWords
    scores: ScoreWords
    nations: Phrasebook[str]
    countries: Phrasebook[str]
    issuers: dict[str, str]
    entities: Phrasebook[Entity]


def in_unit(numeral: Numeral, form: UnitForm, first: int, end: int, rule: str) -> Amount:
    """Return a number in a unit; the number's own clitics count only where it begins the span."""
    kind = form.dimension if form.dimension in _KINDS else "quantity"
    skip = numeral.skip if first == numeral.first else 0
    value = numeral.value * form.multiple
    return Amount(value, kind, form.code, first, end, skip, rule, numeral, None, form.candidates)


def of_kind(
    kind: str, numeral: Numeral, end: int, rule: str, unit: str = "1", counted: str | None = None
) -> Amount:
    """Return a number of a kind that begins where the number does."""
    return Amount(numeral.value, kind, unit, numeral.first, end, numeral.skip, rule, numeral, counted)


def bare(numeral: Numeral) -> Amount:
    """Return a number that counts nothing named."""
    return Amount(
        numeral.value, "count", "1", numeral.first, numeral.end, numeral.skip, "<number>", numeral, bare=True
    )
