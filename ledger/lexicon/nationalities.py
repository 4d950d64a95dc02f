"""Countries by their adjectives: whose currency an ambiguous word means."""

from __future__ import annotations

from functools import cache

from ledger.lexicon.read import forms, topic
from ledger.text.fold import folded


@cache
def national_currencies(language: str) -> dict[str, str]:
    """Return the ISO 4217 code of a country's currency by each folded adjective of nation."""
    return {
        folded(adjective): block["currency"]
        for block in topic(language, "nationalities").values()
        if "currency" in block
        for adjective in forms(block, "adjectives")
    }
