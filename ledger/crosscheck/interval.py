"""Figures as intervals in one unit, as wide as their words leave them: exact, rounded, hedged, bounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

import regex

from ledger.claims.claim import Figure
from ledger.lexicon.numbers import number_words
from ledger.lexicon.units import unit_of
from ledger.text.fold import folded

_HALF = Decimal("0.5")
_ROUNDED = Decimal("0.05")  # a rounding never says more than 5 % of the value ...
_HEDGED = Decimal("0.10")  # ... and a hedge no more than 10 %
_SAME = Decimal("1e-9")
_EXACT_KINDS = frozenset({"ordinal", "score", "multiplier", "fraction", "date"})
# Degrees of another zero than Celsius: that zero, and how many degrees Celsius one is (NIST SP 811).
OTHER_ZEROS = {"[degF]": (Decimal(32), Decimal(5) / Decimal(9))}
_DAYS = {"mo": Decimal("30.436875"), "a": Decimal("365.2425")}
_NUMERAL = regex.compile(r"\d[\d.,٫٬،'’]*|\p{L}+")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a figure allows, in the coherent unit of its dimension.

    ``low`` and ``high`` are the bounds as stated, ``None`` where open; ``least`` and ``most``
    those that rounding and hedging leave. ``exact`` says that the figure is a point without
    a hedge, so that equal values are the same value.
    """

    low: Decimal | None
    high: Decimal | None
    least: Decimal | None
    most: Decimal | None
    dimension: str
    unit: str
    exact: bool

    def meets(self, other: Interval) -> bool:
        """Tell whether some value satisfies both; where only the ends of two roundings touch, none does."""
        return not (self._ends_below(other) or other._ends_below(self))

    def _ends_below(self, other: Interval) -> bool:
        touch = self.most is not None and self.most == other.least
        rounded = self.most != self.high and other.least != other.low
        return _below(self.most, other.least) or (touch and rounded)

    def equals(self, other: Interval) -> bool:
        """Tell whether both state the same, after exact arithmetic."""
        return self.exact == other.exact and _equal(self.low, other.low) and _equal(self.high, other.high)

    def gap(self, other: Interval) -> Decimal | None:
        """Return what lies between two intervals that do not meet, as a share of the larger bound."""
        if self.meets(other):
            return Decimal(0)
        below, above = (self, other) if self._ends_below(other) else (other, self)
        high, low = below.high, above.low
        if high is None or low is None:
            return None
        largest = max(abs(high), abs(low))
        return (low - high) / largest if largest else None

    def times(self, rate: Decimal, unit: str) -> Interval:
        """Return an interval of money in another currency, at a rate."""
        return replace(self._each(lambda bound: bound * rate), dimension=scale_of(unit)[0], unit=unit)

    def negated(self) -> Interval:
        """Return what a fall by this much is beside a rise."""
        turned = self._each(lambda bound: -bound)
        return replace(turned, low=turned.high, high=turned.low, least=turned.most, most=turned.least)

    def _each(self, turn: Callable[[Decimal], Decimal]) -> Interval:
        def at(bound: Decimal | None) -> Decimal | None:
            return None if bound is None else turn(bound)

        return replace(self, low=at(self.low), high=at(self.high), least=at(self.least), most=at(self.most))


def _below(first: Decimal | None, second: Decimal | None) -> bool:
    return first is not None and second is not None and first < second


def _equal(first: Decimal | None, second: Decimal | None) -> bool:
    if first is None or second is None:
        return first is second
    return abs(first - second) <= _SAME * max(abs(first), abs(second))


def interval_of(figure: Figure, quote: str, language: str = "ar") -> Interval | None:
    """Return a figure as an interval in the coherent unit of its dimension; ``None`` without a unit.

    >>> some = Figure("length", Decimal(40), Decimal(40), "km")
    >>> some = interval_of(some, "40 كيلومترا")
    >>> some.dimension, str(some.low), str(some.least)
    ('length', '40000', '39500.0')
    """
    if figure.kind == "date":
        return _days(figure)
    if figure.unit is None or (figure.low is None and figure.high is None):
        return None
    if figure.kind == "score":
        return _score(figure)
    dimension, factor = scale_of(figure.unit)
    if figure.kind == "fraction":
        dimension = "share"
    hedged = figure.comparator == "~"
    width = _width(figure, quote, language, hedged)
    low, high = figure.low, figure.high
    # A change of so many degrees counts from no zero.
    zero = OTHER_ZEROS[figure.unit][0] if figure.unit in OTHER_ZEROS and figure.change is None else Decimal(0)
    return Interval(
        None if low is None else (low - zero) * factor,
        None if high is None else (high - zero) * factor,
        None if low is None else (low - zero - _capped(width, low, hedged)) * factor,
        None if high is None else (high - zero + _capped(width, high, hedged)) * factor,
        dimension,
        figure.unit,
        figure.comparator == "=",
    )


def _score(figure: Figure) -> Interval | None:
    """Return a result as one number, the winner's goals first: two results are equal or they are not."""
    if figure.low is None or figure.high is None:
        return None
    value = max(figure.low, figure.high) * 1000 + min(figure.low, figure.high)
    return Interval(value, value, value, value, "score", "1", True)


def _days(figure: Figure) -> Interval | None:
    if figure.earliest is None and figure.latest is None:
        return None
    low = None if figure.earliest is None else Decimal(figure.earliest.toordinal())
    high = None if figure.latest is None else Decimal(figure.latest.toordinal())
    return Interval(low, high, low, high, "date", "d", figure.comparator == "=")


@cache
def scale_of(unit: str) -> tuple[str, Decimal]:
    """Return the dimension of a unit and its factor to the coherent unit of that dimension."""
    if unit in _DAYS:  # calendar units, so that a year is twelve months
        return "duration", _DAYS[unit] * 86400
    if unit in OTHER_ZEROS:
        return scale_of("Cel")[0], OTHER_ZEROS[unit][1]
    try:
        found = unit_of(unit)
    except LookupError:
        return unit, Decimal(1)
    if found.system == "iso4217":
        return f"money {unit}", Decimal(1)
    if found.factor is None:
        return f"{found.dimension} {unit}", Decimal(1)
    return found.dimension, found.factor


def _capped(width: Decimal, value: Decimal, hedged: bool) -> Decimal:
    return min(width, abs(value) * (_HEDGED if hedged else _ROUNDED))


def _width(figure: Figure, quote: str, language: str, hedged: bool) -> Decimal:
    """Return half a unit of the last digit that the words write, nought for what is exact."""
    value = figure.low if figure.low is not None else figure.high
    width = _HALF * _last_digit(value) if hedged and value else Decimal(0)
    if figure.kind == "fraction" and value and not any(map(str.isdigit, quote)):
        return max(width, _ROUNDED * value)  # in words it is round: a third may be 34.6 %
    if hedged:
        return width
    if figure.kind in _EXACT_KINDS:
        return Decimal(0)
    step, scaled = _step(quote, language)
    if figure.kind == "count" and step >= 1 and not scaled:
        return Decimal(0)  # plain counts are exact
    if figure.kind == "money" and step >= 1 and not scaled:
        return Decimal(0)  # and so is money to the last coin that is written
    return _HALF * step


def _last_digit(value: Decimal) -> Decimal:
    """Return one unit of the last digit of a value that is not nought.

    >>> str(_last_digit(Decimal("1.7E+6"))), str(_last_digit(Decimal("0.75")))
    ('1E+5', '0.01')
    """
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


@lru_cache(maxsize=65536)
def _step(quote: str, language: str) -> tuple[Decimal, bool]:
    """Return one unit of the last digit of a written number, and whether a scale word carries it."""
    scales = _scales(language)
    step, scaled = Decimal(1), False
    for match in _NUMERAL.finditer(folded(quote)):
        word = match[0]
        if word[0].isdigit():
            step, scaled = _decimals(word), False
        else:
            scale = next((scales[bare] for bare in (word, word.removeprefix("و")) if bare in scales), None)
            if scale is not None:
                step, scaled = (step if step < 1 else Decimal(1)) * scale, True
            elif scaled and word.startswith("و") and word[1:] in _words(language):
                step, scaled = Decimal(1), False  # another number behind a scale has the last digit
    return step, scaled


def _decimals(digits: str) -> Decimal:
    digits = digits.strip(".,٫٬،'’")
    for sign in (".", ",", "٫", "،"):
        whole, found, rest = digits.rpartition(sign)
        if found and whole.isdigit() and rest.isdigit() and (len(rest) != 3 or whole == "0"):
            return Decimal(1).scaleb(-len(rest))
    return Decimal(1)


@cache
def _scales(language: str) -> dict[str, Decimal]:
    return {
        form: word.value
        for form, readings in number_words(language).cardinals.items()
        for word in readings
        if word.role in {"scale", "scales", "dual"} and word.value >= 1000
    }


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(number_words(language).cardinals)
