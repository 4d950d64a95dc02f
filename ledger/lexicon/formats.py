"""Numbers, dates and names as a language writes them, by CLDR: what a person reads in a line."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ledger.lexicon.cldr import territory_labels
from ledger.lexicon.entities import country
from ledger.lexicon.read import topic
from ledger.lexicon.units import unit_of

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

_COMPACT = Decimal(1_000_000)
_MOST_DIGITS = 3
_LONGEST = 27  # powers of ten: no news has more, and no line can hold it
_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?")
_DECADE = re.compile(r"\d{3}X")
_THIN = str.maketrans({"\u2009": "", "\u202f": " ", "\u200f": None, "\u200e": None})


@cache
def said(group: str, key: str, language: str) -> str:
    """Return the words of a line, ``{}`` where something stands in them.

    >>> said("comparator", ">", "en")
    'more than {}'
    """
    return str(topic("concepts", "gloss")[group][key][language])


def number(value: Decimal, language: str) -> str:
    """Return a number in digits, millions and above in words where that is exact.

    >>> number(Decimal(330_000_000), "en"), number(Decimal("1234567"), "en"), number(Decimal("46.20"), "ar")
    ('330 million', '1,234,567', '46.2')
    """
    from babel.numbers import format_compact_decimal, format_decimal

    locale = _locale(language)
    if value.adjusted() > _LONGEST:
        return f"{value:.3e}"
    value = value.normalize()
    if abs(value) >= _COMPACT and len(value.as_tuple().digits) <= _MOST_DIGITS + 1:
        return str(
            format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=_MOST_DIGITS)
        )
    digits = max(0, -int(value.as_tuple().exponent))
    return str(format_decimal(value, format=_digits(digits), locale=locale, decimal_quantization=False))


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(language)


@cache
def _digits(count: int) -> NumberPattern:
    """Return the pattern of a number with so many digits behind the point."""
    from babel.numbers import parse_pattern

    return parse_pattern("#,##0" + ("." + "0" * count if count else ""))


def money(written: str, code: str, language: str) -> str:
    """Return an amount with its currency: before it in English, behind it by name in Arabic.

    >>> money("330 million", "USD", "en"), money("5", "USD", "ar")
    ('$330 million', '5 دولار أمريكي')
    """
    from babel.numbers import get_currency_name, get_currency_symbol

    if language == "en":
        symbol = get_currency_symbol(code, locale=_locale("en"))
        return f"{symbol}{written}" if not symbol[-1:].isalpha() else f"{symbol} {written}"
    return f"{written} {get_currency_name(code, locale=_locale(language))}"


def unit(written: str, code: str, one: bool, language: str) -> str:
    """Return an amount with its unit.

    >>> unit("1,400", "km", False, "en"), unit("8", "a", False, "en"), unit("5", "t", False, "ar")
    ('1,400 km', '8 years', '5 طن')
    """
    known = unit_of(code)
    if language != "en":
        return f"{written} {known.label_ar or known.label}"
    symbol = topic("concepts", "gloss")["symbol"].get(code)
    return f"{written} {symbol or (known.label if one else plural(known.label))}"


def plural(noun: str) -> str:
    """Return the English plural of a counted noun.

    >>> plural("radio set"), plural("country"), plural("person"), plural("displaced person")
    ('radio sets', 'countries', 'people', 'displaced people')
    """
    irregular = topic("concepts", "gloss")["plural"]
    if noun in irregular:
        return str(irregular[noun])
    before, blank, last = noun.rpartition(" ")
    if last in irregular:
        return f"{before}{blank}{irregular[last]}"
    if last.endswith("y") and last[-2:-1] not in {"a", "e", "i", "o", "u"}:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if last.endswith(("s", "x", "ch", "sh", "z")) else f"{noun}s"


def party(name: str, language: str) -> str:
    """Return the name of a party: a country's as CLDR writes it, shortened where English does.

    >>> party("TJ", "ar"), party("US", "en"), party("World Bank", "ar")
    ('طاجيكستان', 'US', 'World Bank')
    """
    if len(name) != len("TJ") or not name.isupper():
        return name
    if language == "en":
        short = topic("concepts", "countries").get(name, {}).get("demonym", "")
        return short if short == name else country(name).name
    return territory_labels(language).get(name, name)


@cache
def period(edtf: str, language: str) -> str:
    """Return a period (EDTF) in words; what CLDR has no pattern for stays as it is.

    >>> period("2022-01/2022-05", "en"), period("../2023", "en"), period("2022-06-28", "ar")
    ('Jan–May 2022', 'up to 2023', '28 يونيو 2022')
    """
    if edtf.endswith("~"):
        return said("form", "circa", language).format(period(edtf[:-1], language))
    first, slash, last = edtf.partition("/")
    if slash:
        if first in {"", ".."}:
            return said("form", "until", language).format(period(last, language))
        if last in {"", ".."}:
            return said("form", "since", language).format(period(first, language))
        return _interval(first, last, language)
    if _DECADE.fullmatch(edtf):
        return said("form", "decade", language).format(f"{edtf[:3]}0")
    known = _PART.fullmatch(edtf)
    if known is None:
        return edtf
    if known["part"] in topic("concepts", "gloss")["season"]:
        return said("season", known["part"], language).format(known["year"])
    read = _day(edtf)
    return edtf if read is None else _skeleton(read[0], read[1], language)


def _interval(first: str, last: str, language: str) -> str:
    from babel.dates import format_interval

    begins, ends = _day(first), _day(last)
    if begins is None or ends is None or begins[1] != ends[1]:
        return f"{period(first, language)}–{period(last, language)}"
    if begins[1] == "y":
        return f"{first}–{last}"
    written = format_interval(begins[0], ends[0], begins[1], locale=language)
    return str(written).translate(_THIN).replace(" – ", "–")


def _skeleton(day: date, skeleton: str, language: str) -> str:
    from babel.dates import format_skeleton

    return f"{day.year:04}" if skeleton == "y" else str(format_skeleton(skeleton, day, locale=language))


def _day(edtf: str) -> tuple[date, str] | None:
    """Return the first day of a date and the parts that it names, as CLDR writes them."""
    known = _PART.fullmatch(edtf)
    if known is None:
        return None
    try:
        if known["part"] is None:
            return date(int(known["year"]), 1, 1), "y"
        if known["day"] is None:
            return date(int(known["year"]), int(known["part"]), 1), "yMMM"
        return date(int(known["year"]), int(known["part"]), int(known["day"])), "yMMMd"
    except ValueError:
        return None
