"""What is measured: concepts, their written forms, the kinds of figure and the nouns that mean them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ledger.lexicon.phrasebook import Phrasebook, words_of
from ledger.lexicon.read import Block, forms, topic


@dataclass(frozen=True, slots=True)
class Measure:
    """A concept: its English name, its nature (stock, flow, change ...), the kinds of figure it admits.

    ``general`` gives way to a more particular measure of its clause.
    """

    concept: str
    label: str
    nature: str
    kinds: frozenset[str]
    general: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a language by their nouns and verbs, and by the nouns that they count."""

    nouns: Phrasebook[tuple[Measure, ...]]
    verbs: Phrasebook[tuple[Measure, ...]]
    counts: dict[str, Measure]


@cache
def measures(language: str) -> Measures:
    """Return the measures of a language, read once."""
    concepts = topic("concepts", "measures")
    known = {key: _measure(key, block) for key, block in concepts.items()}
    nouns: dict[str, list[Measure]] = {}
    verbs: dict[str, list[Measure]] = {}
    for key, block in topic(language, "measures").items():
        for name, found in (("forms", nouns), ("verbs", verbs)):
            for form in forms(block, name):
                found.setdefault(" ".join(words_of(form)), []).append(known[key])
    return Measures(
        Phrasebook((form, tuple(found)) for form, found in nouns.items()),
        Phrasebook((form, tuple(found)) for form, found in verbs.items()),
        {lemma: known[key] for key, block in concepts.items() for lemma in block.get("counts", ())},
    )


def _measure(concept: str, block: Block) -> Measure:
    return Measure(
        concept, block["label"], block["nature"], frozenset(block["kinds"]), bool(block.get("general"))
    )


@cache
def modalities(language: str) -> Phrasebook[str]:
    """Return the words of expectation, plan, possibility and estimate, each with its modality."""
    small = topic(language, "attribution")
    return Phrasebook(
        (form, block["modality"]) for block in small.values() if "modality" in block for form in forms(block)
    )
