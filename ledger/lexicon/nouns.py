"""What news counts: nouns by their written forms, and the words that are never counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic
from ledger.text.fold import folded


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its English singular and whether the written form is a plural."""

    lemma: str
    plural: bool


@cache
def nouns(language: str) -> Phrasebook[Noun]:
    """Return every counted noun of a language by its forms."""
    blocks = topic(language, "nouns")
    singular = [(form, Noun(lemma, plural=False)) for lemma, block in blocks.items() for form in forms(block)]
    plural = [
        (form, Noun(lemma, plural=True))
        for lemma, block in blocks.items()
        for form in forms(block, "plurals")
    ]
    return Phrasebook([*singular, *plural])


@cache
def never_counted(language: str) -> frozenset[str]:
    """Return the folded words that stand after a number without being what it counts."""
    return frozenset(
        folded(form)
        for block in topic(language, "adjectives").values()
        for form in forms(block)
        if " " not in form
    )


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the folded prepositions, conjunctions, pronouns and particles of a language."""
    return frozenset(
        folded(form) for form in forms(topic(language, "adjectives")["function"]) if " " not in form
    )
