"""Who a claim speaks of or comes from: from the name or country code on a claim to an entity."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Named(NamedTuple):
    """An entity as a row holds it: ``kind`` is ``country`` with its ISO 3166 code, else ``other``."""

    name: str
    name_ar: str | None
    kind: str
    code: str | None


@cache
def _countries() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return English names by code, Arabic names by code, codes by English name."""
    from babel import Locale

    english = {code: name for code, name in Locale("en").territories.items() if _is_code(code)}
    arabic = dict(Locale("ar").territories)
    return english, arabic, {name: code for code, name in english.items()}


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()


@cache
def entity(reference: str) -> Named:
    """Return the entity that an ISO 3166 alpha-2 code or an English name stands for.

    One name is always one entity, whichever of the two it was written as.

    >>> entity("TJ") == entity("Tajikistan")
    True
    >>> entity("CSTO")
    Named(name='CSTO', name_ar=None, kind='other', code=None)
    """
    english, arabic, codes = _countries()
    code = reference if _is_code(reference) and reference in english else codes.get(reference)
    if code is None:
        return Named(reference, None, "other", None)
    return Named(english[code], arabic.get(code), "country", code)
