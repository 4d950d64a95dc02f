"""What news counts: nouns by their written forms, and the words that are never counted."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook, words_of
from ledger.lexicon.read import forms, topic
from ledger.text.fold import folded


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its English singular, whether its form is a plural, how many words it spans.

    Adjectives at the end of a form (طائرة عسكرية) tell the lemma but stay out of the span.
    """

    lemma: str
    plural: bool
    width: int


@kept
def nouns(language: str) -> Phrasebook[Noun]:
    """Return every counted noun of a language by its forms."""
    blocks = topic(language, "nouns")
    adjectives = frozenset(
        folded(form)
        for name in ("never-counted", "either")
        for form in forms(topic(language, "adjectives")[name])
    )
    return Phrasebook(
        (form, Noun(lemma, name == "plurals", _width(words_of(form), adjectives)))
        for name in ("forms", "plurals")
        for lemma, block in blocks.items()
        for form in forms(block, name)
    )


def _width(words: list[str], adjectives: frozenset[str]) -> int:
    width = len(words)
    while width > 1 and words[width - 1] in adjectives:
        width -= 1
    return width


@kept
def never_counted(language: str) -> frozenset[str]:
    """Return the folded words that stand after a number without being what it counts."""
    return frozenset(
        folded(form)
        for block in topic(language, "adjectives").values()
        for form in forms(block)
        if " " not in form
    )


@kept
def adjectives(language: str) -> frozenset[str]:
    """Return the folded adjectives and participles of a language, without article."""
    blocks = topic(language, "adjectives")
    return frozenset(
        folded(form)
        for name in ("never-counted", "either")
        for form in forms(blocks[name])
        if " " not in form
    )


@kept
def verbs(language: str) -> frozenset[str]:
    """Return folded forms of common verbs of a language."""
    return frozenset(
        folded(form) for form in forms(topic(language, "adjectives")["verbs"]) if " " not in form
    )


@kept
def function_words(language: str) -> frozenset[str]:
    """Return the folded prepositions, conjunctions, pronouns and particles of a language."""
    return frozenset(
        folded(form) for form in forms(topic(language, "adjectives")["function"]) if " " not in form
    )
