"""Anchors: the first words of everything that rules look for, by the family that looks for it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag

from ledger.lexicon.calendar import calendar_words
from ledger.lexicon.kept import kept
from ledger.lexicon.names import name_words
from ledger.lexicon.numbers import number_words
from ledger.lexicon.quantities import quantity_words
from ledger.lexicon.units import unit_forms


class Anchor(IntFlag):
    """What can begin at a token. A token with none of these is skipped by every rule."""

    NOTHING = 0
    NUMBER = 1
    ORDINAL = 2
    DATE = 4
    PHRASE = 8
    UNIT = 16
    MULTIPLIED = 32


@kept
def anchors(language: str) -> dict[str, int]:
    """Return the anchors of each first word of a language's vocabulary (folded, nothing peeled off)."""
    numbers, calendar, names = number_words(language), calendar_words(language), name_words(language)
    found: dict[str, int] = {}

    def note(heads: Iterable[str], anchor: Anchor) -> None:
        for head in heads:
            found[head] = found.get(head, 0) | int(anchor)  # plain integers: a flag is slow to test

    note(numbers.cardinals, Anchor.NUMBER)
    note(numbers.ordinals, Anchor.ORDINAL)
    note(numbers.accusatives, Anchor.ORDINAL)
    note(numbers.multiplied, Anchor.MULTIPLIED)
    for book in calendar.openings:
        note(book.heads, Anchor.DATE)
    for phrases in (names.idioms, names.groups, names.places, names.vague):
        note(phrases.heads, Anchor.PHRASE)
    note(unit_forms(language).heads, Anchor.UNIT)
    note(quantity_words(language).times.heads, Anchor.UNIT)
    note(quantity_words(language).degrees.heads, Anchor.UNIT)
    return found
