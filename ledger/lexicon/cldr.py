"""What CLDR already knows, through babel: currencies, territories and months by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

# One locale a country whose press has month names of its own (Levant, Maghreb, Iraq, Egypt, Mauritania).
_ARABIC = ("ar", "ar_EG", "ar_IQ", "ar_LB", "ar_SY", "ar_JO", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ar_SA")


# Codes that CLDR has for parts of countries and ISO 3166 keeps free for them.
_PART_OF = {"AC": "SH", "CP": "FR", "DG": "IO", "EA": "ES", "IC": "ES", "TA": "SH"}
_NO_LANDS = frozenset({"QO", "XA", "XB", "ZZ"})  # codes of CLDR's own


@cache
def currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes that CLDR names."""
    from babel import Locale

    return frozenset(Locale("en").currencies)


@cache
def currency_label(code: str, language: str) -> str:
    """Return a currency's name in a language: ``currency_label("USD", "en") == "US Dollar"``."""
    from babel import Locale

    return str(Locale(language).currencies[code])


def currency_names(language: str) -> Iterator[tuple[str, str]]:
    """Yield (name, ISO 4217 code) of every currency still in use, as CLDR writes it in a language."""
    from babel import Locale
    from babel.core import get_global

    current = {
        entry[0]
        for entries in get_global("territory_currencies").values()
        for entry in entries
        if entry[2] is None
    }
    for code, name in Locale(language).currencies.items():
        if code in current:
            yield name, code


def month_names(language: str) -> Iterator[tuple[str, int]]:
    """Yield (name, month from 1) in every calendar tradition that CLDR knows for a language."""
    from babel import Locale

    for identifier in _ARABIC if language == "ar" else (language,):
        locale = Locale.parse(identifier)
        for context in ("format", "stand-alone"):
            for month, name in locale.months[context]["wide"].items():
                yield name, month


def territory_names(language: str) -> Iterator[tuple[str, str]]:
    """Yield (name, ISO 3166 alpha-2 code) of every country as CLDR writes it in a language.

    A part of a country that CLDR names by itself is that country: the Canary Islands are Spain.
    """
    from babel import Locale

    for code, name in Locale(language).territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NO_LANDS:
            yield name, _PART_OF.get(code, code)


@cache
def territory_labels(language: str) -> dict[str, str]:
    """Return the names of countries in a language by ISO 3166 alpha-2 code."""
    from babel import Locale

    return {code: str(name) for code, name in Locale(language).territories.items() if len(code) == 2}
