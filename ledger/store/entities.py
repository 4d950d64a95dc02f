"""Who a claim speaks of or comes from: from the name or country code on a claim to an entity."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from ledger.claims.statement import Name
from ledger.lexicon.cldr import territory_labels
from ledger.lexicon.entities import country
from ledger.lexicon.read import forms, topic

# CLDR names these among the territories, and they are no countries.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
# Letters of an Arabic name, and what stands in a text without being seen.
_ARABIC = regex.compile(r"\p{Arabic}")
_UNSEEN = regex.compile(r"[\p{Cf}\u0640]")


class Named(NamedTuple):
    """An entity as a row holds it; ``code`` is ISO 3166 alpha-2 for a country, else of Wikidata."""

    name: str
    name_ar: str | None
    kind: str
    code: str | None


def entity(reference: str) -> Named:
    """Return the entity that an ISO 3166 alpha-2 code or a canonical English name stands for.

    One name is always one entity, whichever of the two it was written as. A name that the
    vocabulary does not know is of the kind ``other``.

    >>> entity("TJ") == entity("Tajikistan")
    True
    >>> entity("Desk")
    Named(name='Desk', name_ar=None, kind='other', code=None)
    """
    known = _known()
    return known[0].get(reference) or known[1].get(reference) or Named(reference, None, "other", None)


def named(name: Name) -> Named:
    """Return the entity of a speaker: as the vocabulary knows it, else as the text writes it.

    >>> named(Name("Rami Al-Qlywby", "رامي القليوبي", "person"))
    Named(name='Rami Al-Qlywby', name_ar='رامي القليوبي', kind='person', code=None)
    """
    known = entity(name.name)
    if known != Named(name.name, None, "other", None):
        return known
    written = " ".join(_UNSEEN.sub("", name.written).split())
    return Named(name.name, written if _ARABIC.search(written) else None, name.kind, name.code)


@cache
def _known() -> tuple[dict[str, Named], dict[str, Named]]:
    """Return what the vocabulary knows by canonical name, and countries by code."""
    by_name: dict[str, Named] = {}
    by_code: dict[str, Named] = {}
    arabic = territory_labels("ar")
    for code, label in territory_labels("en").items():
        if code.isalpha() and code not in _NO_COUNTRIES:
            name = country(code).name
            by_name[label] = by_name[name] = by_code[code] = Named(name, arabic.get(code), "country", code)
    written = topic("ar", "entities")
    for name, block in topic("concepts", "entities").items():
        names = forms(written.get(name, {}), "names")
        by_name[name] = Named(name, names[0] if names else None, block["kind"], block.get("code"))
    return by_name, by_code
