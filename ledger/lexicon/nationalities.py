"""Countries by their adjectives: whose currency an ambiguous word means."""

from __future__ import annotations

from functools import cache

from ledger.lexicon.cldr import territory_names
from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic


@kept
def national_currencies(language: str) -> Phrasebook[str]:
    """Return the ISO 4217 code of a country's currency by each adjective of nation."""
    return Phrasebook(
        (adjective, block["currency"])
        for block in topic(language, "nationalities").values()
        if "currency" in block
        for adjective in forms(block, "adjectives", "duals")
    )


@cache
def currency_of(country: str, language: str) -> str | None:
    """Return the ISO 4217 code of the currency of a country (ISO 3166 alpha-2), or None."""
    block = topic(language, "nationalities").get(country, {})
    return block.get("currency")


@kept
def issuers(language: str) -> dict[str, str]:
    """Return the currency (ISO 4217) of each country (ISO 3166 alpha-2)."""
    return {
        country: block["currency"]
        for country, block in topic(language, "nationalities").items()
        if "currency" in block
    }


@kept
def country_words(language: str) -> Phrasebook[str]:
    """Return the ISO 3166 code of every name, adjective and capital of a country; CLDR's names included."""
    blocks = topic(language, "nationalities")
    ours = (
        (form, country)
        for name in ("names", "adjectives", "duals", "capitals")
        for country, block in blocks.items()
        for form in forms(block, name)
    )
    return Phrasebook([*ours, *((name, code) for name, code in territory_names(language))])
