"""Names of people: which words are given names, and how the press writes names in Latin letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ledger.lexicon.kept import kept
from ledger.lexicon.read import Block, topic
from ledger.text.fold import folded

Gender = Literal["f", "m"]
GENDERS: tuple[Gender, ...] = ("f", "m")
_ARTICLES = ("al-", "el-", "ad-", "as-", "az-", "ash-")


@dataclass(frozen=True, slots=True)
class Tradition:
    """How one region spells names: its letters, vowels and the ends of its surnames, longest first.

    ``telling`` are the endings that give the region away; ``short_vowels`` tells that these are left
    out in writing, as in Arabic; ``final_h`` is what a final ه sounds like where it is a vowel.
    """

    letters: dict[str, str]
    vowels: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    telling: tuple[str, ...]
    short_vowels: bool
    final_h: str


@dataclass(frozen=True, slots=True)
class NameParts:
    """Latin forms of names and parts of names, all by folded words.

    ``given`` holds the form of each region that has the name, the likeliest region first;
    ``surnames`` what is no given name; ``particles`` the small words inside a name, by region;
    ``regnal`` the numbers of kings and popes; ``suffixes`` what is written onto the word before;
    ``pious`` the second words of names like Ziauddin.
    """

    given: dict[str, dict[str, str]]
    surnames: dict[str, str]
    particles: dict[str, dict[str, str]]
    regnal: dict[str, str]
    suffixes: dict[str, str]
    pious: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameJoints:
    """Folded words inside a name: those it can begin with, all that join two parts, those that close it."""

    opening: frozenset[str]
    joining: frozenset[str]
    holy: frozenset[str]


@kept
def name_joints(language: str) -> NameJoints:
    """Return the words that join the parts of names in a language."""
    block = topic(language, "person_names")["joints"]
    opening, inner, holy, faith = (
        frozenset(map(folded, block[kind])) for kind in ("opening", "inner", "holy", "faith")
    )
    return NameJoints(opening, opening | inner | faith, holy | faith)


def given_names(language: str) -> Iterator[str]:
    """Yield the names that by themselves tell a person: those that are ordinary words too are left out."""
    for block in _given(language):
        doubtful = set(block.get("doubtful", ()))
        yield from (name for name in block["latin"] if name not in doubtful)


@kept
def genders(language: str) -> dict[str, Gender]:
    """Return the gender of the folded given names that only men or only women have, of known people by name.

    >>> genders("ar")["ليلي"], genders("ar")["Angela Merkel"]
    ('f', 'f')
    """
    found: dict[str, set[Gender]] = {}
    for block in _given(language):
        for name in block["latin"] if "gender" in block else ():
            found.setdefault(folded(name), set()).add(block["gender"])
    people: dict[str, Gender] = {
        key: block.get("gender", "m")
        for key, block in topic("concepts", "entities").items()
        if block["kind"] == "person"
    }
    return {name: gender for name, one in found.items() if len(one) == 1 for gender in one} | people


@kept
def name_parts(language: str) -> NameParts:
    """Return the Latin forms of a language's names, read once.

    >>> parts = name_parts("ar")
    >>> parts.given["رضا"]
    {'arab': 'Reda', 'iran': 'Reza'}
    >>> parts.surnames["بوتين"], parts.particles["arab"]["بن"]
    ('Putin', 'bin')
    """
    regions = list(topic(language, "latin"))
    found: dict[str, dict[str, str]] = {}
    for block in _given(language):
        for name, latin in block["latin"].items():
            found.setdefault(folded(name), {}).setdefault(block["region"], latin)
    given = {
        name: {region: forms[region] for region in regions if region in forms}
        for name, forms in found.items()
    }
    blocks = topic(language, "person_names")
    surnames = _folded(blocks["surnames"]["latin"])
    for name, latin in _of_people(language).items():
        if name not in given:
            surnames.setdefault(name, latin)
    particles = {region: _folded(forms) for region, forms in blocks["particles"].items()}
    regnal, suffixes = _folded(blocks["regnal"]["latin"]), _folded(blocks["suffixes"]["latin"])
    pious = frozenset(map(folded, (*blocks["joints"]["faith"], *blocks["joints"]["pious"])))
    return NameParts(given, surnames, particles, regnal, suffixes, pious)


def _folded(forms: dict[str, str]) -> dict[str, str]:
    return {folded(name): latin for name, latin in forms.items()}


@kept
def traditions(language: str) -> dict[str, Tradition]:
    """Return how each region spells names in Latin letters."""
    blocks = topic(language, "latin")
    plain = blocks["arab"]
    return {
        region: Tradition(
            plain["letters"] | block["letters"],
            plain["vowels"] | block["vowels"],
            tuple(sorted(block.get("endings", {}).items(), key=lambda ending: -len(ending[0]))),
            tuple(folded(ending) for ending in block.get("telling", ())),
            block.get("short-vowels", False),
            block.get("final-h", ""),
        )
        for region, block in blocks.items()
    }


def _given(language: str) -> Iterator[Block]:
    return (block for key, block in topic(language, "person_names").items() if key.startswith("given-"))


def _of_people(language: str) -> dict[str, str]:
    """Return the words of the names of known people, where both languages have as many."""
    concepts = topic("concepts", "entities")
    counted: dict[str, Counter[str]] = {}
    for key, block in topic(language, "entities").items():
        english = key.split()
        if concepts[key]["kind"] != "person" or "." in key:
            continue
        for name in block.get("names", ()):
            arabic = folded(name).split()
            if len(arabic) != len(english):
                continue
            for word, latin in zip(arabic, english, strict=True):
                if word.startswith("ال") and latin.lower().startswith(_ARTICLES):
                    word, latin = word[2:], latin.partition("-")[2]
                elif "-" in latin and "-" not in name:
                    continue
                counted.setdefault(word, Counter())[latin] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in counted.items()}
