"""What is measured: concepts, their written forms, the kinds of figure and the nouns that mean them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook, words_of
from ledger.lexicon.read import Block, forms, topic


@dataclass(frozen=True, slots=True)
class Measure:
    """A concept: its English name, its nature (stock, flow, change ...), the kinds of figure it admits.

    ``roles`` are those of its parties. ``takes`` are the only counted nouns that it
    admits, where it names any; ``people`` admits whatever noun names people. ``general``
    gives way to a more particular measure of its clause; ``whole`` is the concept that
    it is a share of. ``event`` tells what one event has (a death toll, a magnitude): it is of
    the event's day. ``daily`` is what markets set anew each day: it is of the day that the news is of.
    """

    concept: str
    label: str
    nature: str
    kinds: frozenset[str]
    general: bool = False
    roles: tuple[str, ...] = ()
    counts: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    people: bool = False
    whole: str | None = None
    event: bool = False
    daily: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A word that means a measure only where one of ``near`` stands in its clause, too."""

    measure: Measure
    near: Phrasebook[bool]


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a language by their nouns and verbs, and by the nouns that they count.

    ``taken`` are the nouns that some measures take and no other should: the degrees of a magnitude.
    """

    nouns: Phrasebook[tuple[Measure, ...]]
    verbs: Phrasebook[tuple[Measure, ...]]
    heads: Phrasebook[tuple[Head, ...]]
    counts: dict[str, Measure]
    carriers: Phrasebook[str]
    scopes: Phrasebook[str]
    scope_phrases: Phrasebook[str]
    people: frozenset[str]
    taken: frozenset[str]


@kept
def measures(language: str) -> Measures:
    """Return the measures of a language, read once."""
    nouns: dict[str, list[Measure]] = {}
    verbs: dict[str, list[Measure]] = {}
    heads: dict[str, list[Head]] = {}
    known = _concepts()
    for key, block in topic(language, "measures").items():
        measure = known[key]
        for name, found in (("forms", nouns), ("verbs", verbs)):
            for form in forms(block, name):
                found.setdefault(" ".join(words_of(form)), []).append(measure)
        if "heads" in block:
            near = Phrasebook((form, True) for form in forms(block, "near"))
            for form in forms(block, "heads"):
                heads.setdefault(" ".join(words_of(form)), []).append(Head(measure, near))
    scopes = topic(language, "qualifiers")
    return Measures(
        Phrasebook((form, tuple(found)) for form, found in nouns.items()),
        Phrasebook((form, tuple(found)) for form, found in verbs.items()),
        Phrasebook((form, tuple(found)) for form, found in heads.items()),
        {lemma: measure for measure in known.values() for lemma in sorted(measure.counts)},
        Phrasebook(
            (form, key) for key, block in scopes.items() if "carrier" in block for form in forms(block)
        ),
        Phrasebook(
            (form, key) for key, block in scopes.items() if "carrier" not in block for form in forms(block)
        ),
        Phrasebook((form, key) for key, block in scopes.items() for form in forms(block, "phrases")),
        frozenset(topic("concepts", "people")["people"]["lemmas"]).union(
            *(measure.counts | measure.takes for measure in known.values() if measure.people)
        ),
        frozenset().union(*(measure.takes for measure in known.values() if not measure.people)),
    )


@kept
def _concepts() -> dict[str, Measure]:
    return {key: _measure(key, block) for key, block in topic("concepts", "measures").items()}


def _measure(concept: str, block: Block) -> Measure:
    return Measure(
        concept,
        block["label"],
        block["nature"],
        frozenset(block["kinds"]),
        bool(block.get("general")),
        tuple(block.get("roles", ())),
        frozenset(block.get("counts", ())),
        frozenset(block.get("takes", ())),
        bool(block.get("people")),
        block.get("whole"),
        bool(block.get("event")),
        bool(block.get("daily")),
    )


def concept(key: str) -> Measure | None:
    """Return a measure by its concept, None for a word that is none.

    >>> known = concept("gross domestic product")
    >>> known and known.label
    'GDP'
    """
    return _concepts().get(key)


@cache
def label(key: str, language: str) -> str | None:
    """Return the name of a concept in a language, None where it has none.

    >>> label("inflation", "ar")
    'التضخم'
    """
    known = _concepts().get(key)
    if language == "en":
        return None if known is None else known.label
    written = topic(language, "measures").get(key)
    return None if written is None else str(written["label"])


@cache
def scope_label(key: str, name: str, language: str) -> str | None:
    """Return a scope word in a language, in the gender of the measure that it narrows; None for a carrier.

    >>> scope_label("security", "مساعدات", "ar"), scope_label("security", "aid", "en")
    ('أمنية', 'security')
    """
    block = topic("ar", "qualifiers").get(key)
    if block is None or "carrier" in block:
        return None
    if language == "en":
        return key
    written = forms(block) or forms(block, "phrases")
    feminine = name.partition(" ")[0].endswith(("ة", "ات", "اء"))
    wanted = [form for form in written if form.endswith("ة") == feminine]
    return next(iter([*wanted, *written]), None)
