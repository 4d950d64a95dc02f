"""Words of matches and of their results."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic
from ledger.text.fold import folded


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """Words near which digits (``match``) or goals in words (``decided``) are a result, and those of results.

    ``goals`` gives how many goals a word says, None for the plural behind a number; ``points`` are what
    else digits of a result may count.
    """

    match: Phrasebook[str]
    decided: Phrasebook[str]
    goals: Phrasebook[int | None]
    points: Phrasebook[str]
    alone: frozenset[str]
    alike: Phrasebook[str]
    against: Phrasebook[str]
    clean: Phrasebook[str]


@kept
def score_words(language: str) -> ScoreWords:
    """Return the words of matches in a language, read once."""
    blocks = topic(language, "scores")
    goal = blocks["goal"]
    return ScoreWords(
        match=Phrasebook((form, "match") for form in forms(blocks["match"], "forms", "decided")),
        decided=Phrasebook((form, "match") for form in forms(blocks["match"], "decided", "doubtful")),
        goals=Phrasebook(
            [
                *((form, 1) for form in forms(goal)),
                *((form, 2) for form in forms(goal, "duals")),
                *((form, None) for form in forms(goal, "plurals")),
                *((form, int(many)) for many, block in blocks["goals"].items() for form in forms(block)),
            ]
        ),
        points=Phrasebook((form, "point") for form in forms(blocks["point"])),
        alone=frozenset(map(folded, forms(goal, "alone"))),
        alike=Phrasebook((form, "alike") for form in forms(goal, "alike")),
        against=Phrasebook((form, "against") for form in forms(blocks["against"])),
        clean=Phrasebook((form, "clean") for form in forms(blocks["clean"])),
    )
