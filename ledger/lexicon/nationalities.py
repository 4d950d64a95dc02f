"""Countries by their adjectives: whose currency an ambiguous word means."""

from __future__ import annotations

from functools import cache

from ledger.lexicon.cldr import territory_names
from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook, words_of
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

    def ours(*lists: str) -> list[tuple[str, str]]:
        return [
            (form, country)
            for name in lists
            for country, block in blocks.items()
            for form in forms(block, name)
        ]

    told, named = ours("adjectives", "duals"), [*ours("names", "capitals"), *territory_names(language)]
    # A name that has no article never takes one; an adjective does, and السورية is that of سوريا.
    adjectives = {words_of(form)[0] for form, _ in told}
    alone = {" ".join(words_of(name)) for name, _ in named} - adjectives
    bare = {name for name in alone if " " not in name and name.removesuffix("ه") not in adjectives}
    return Phrasebook([*ours("names"), *told, *named], bare=bare)
