"""Words by which a text says that figures add up."""

from __future__ import annotations

from functools import cache

from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic


@cache
def parts(language: str) -> Phrasebook[bool]:
    """Return the words behind which all parts of a whole follow."""
    blocks = topic(language, "sums")
    return Phrasebook((form, True) for form in forms(blocks["parts"])) if blocks else Phrasebook(())
