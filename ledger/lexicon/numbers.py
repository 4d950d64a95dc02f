"""Number words of a language, by their folded stem."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from ledger.lexicon.kept import kept
from ledger.lexicon.read import forms, topic
from ledger.text.fold import folded

Role = Literal[
    "zero", "unit", "ten", "tens", "hundred", "hundreds", "scale", "scales", "dual", "part", "parts"
]


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a number word does: its role in a compound and its value.

    ``scales`` is a plural that only a number before it makes definite (آلاف alone is vague);
    ``part`` is one part of a whole (a third), or two by its dual; ``parts`` the plural that a number counts.
    """

    role: Role
    value: Decimal


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language: stem -> readings, the likelier one first.

    ``ones`` are those for one that stand behind their noun, ``behind_noun`` the ordinals that
    never stand before the noun that they rank; ``accusatives`` are ordinals that are an adverb as well
    (ثالثا, "thirdly") and rank behind a noun in their case or behind a verb of ``placing``;
    ``nouns`` only look like a number with a clitic.
    """

    cardinals: dict[str, list[NumberWord]] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    multiplied: dict[str, int] = field(default_factory=dict)
    symbols: dict[str, Decimal] = field(default_factory=dict)
    ones: set[str] = field(default_factory=set)
    behind_noun: set[str] = field(default_factory=set)
    accusatives: dict[str, int] = field(default_factory=dict)
    placing: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)


def _role(value: int) -> Role:
    if value == 0:
        return "zero"
    if value < 10:
        return "unit"
    if value == 10:
        return "ten"
    if value < 100:
        return "tens"
    return "hundred" if value == 100 else "hundreds"


@kept
def number_words(language: str) -> NumberWords:
    """Return the number words of a language, read once."""
    words = NumberWords()
    blocks = topic(language, "numbers")

    def add(form: str, role: Role, value: Decimal) -> None:
        readings = words.cardinals.setdefault(folded(form), [])
        if NumberWord(role, value) not in readings:
            readings.append(NumberWord(role, value))

    for key, block in blocks["cardinal"].items():
        for form in forms(block):
            add(form, _role(int(key)), Decimal(key))
    for key, block in blocks["scale"].items():
        for form in forms(block, "duals"):  # first: ألفا alone is two thousand
            add(form, "dual", Decimal(key))
        for form in forms(block):
            add(form, "scale", Decimal(key))
        for form in forms(block, "plurals"):
            add(form, "scales", Decimal(key))
        for symbol in forms(block, "symbols"):
            words.symbols[symbol] = Decimal(key)
    for key, block in blocks["fraction"].items():
        share = (Decimal(1) / Decimal(key)).quantize(Decimal("1e-12")).normalize()
        for form in forms(block):
            add(form, "part", share)
        for form in forms(block, "duals"):
            add(form, "part", 2 * share)
        for form in forms(block, "plurals"):
            add(form, "parts", share)
    for key, block in blocks["ordinal"].items():
        words.ordinals.update((folded(form), int(key)) for form in forms(block))
    for key, block in blocks["multiplied"].items():
        words.multiplied.update((folded(form), int(key)) for form in forms(block))
    words.ones.update(map(folded, blocks["cardinal"]["1"]["behind"]))
    for block in blocks["ordinal"].values():
        words.behind_noun.update(map(folded, forms(block, "behind")))
    for key, block in blocks["ordinal"].items():
        words.accusatives.update((folded(form), int(key)) for form in forms(block, "accusative"))
    words.placing.update(map(folded, forms(blocks["placing"])))
    words.nouns.update(map(folded, forms(blocks["noun"])))
    return words
