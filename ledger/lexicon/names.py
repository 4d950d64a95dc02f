"""Numbers that are names: the words that make them so, and the phrases that count nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic


@dataclass(frozen=True, slots=True)
class NameWords:
    """Phrasebooks of names with numbers and of idioms."""

    nouns: Phrasebook[str]
    arms: Phrasebook[str]
    kinds: Phrasebook[str]
    districts: Phrasebook[str]
    indexes: Phrasebook[str]
    groups: Phrasebook[str]
    titles: Phrasebook[str]
    regnal: Phrasebook[str]
    royal: Phrasebook[str]
    places: Phrasebook[str]
    works: Phrasebook[str]
    idioms: Phrasebook[str]
    vague: Phrasebook[str]


@kept
def name_words(language: str) -> NameWords:
    """Return a language's words of numbered names and idioms, read once."""
    names = topic(language, "identifiers")
    idioms = topic(language, "idioms")
    return NameWords(
        nouns=Phrasebook(
            (form, key) for key, block in names["noun"].items() for form in forms(block, "forms", "kinds")
        ),
        arms=Phrasebook((form, "arms") for form in names["noun"]["unit"]["arms"]),
        kinds=Phrasebook((form, "kind") for form in names["noun"]["model"]["kinds"]),
        indexes=Phrasebook((form, "index") for form in names["noun"]["index"]["names"]),
        districts=Phrasebook((form, "place") for form in names["noun"]["district"]["places"]),
        groups=Phrasebook(
            ((form, key) for key, block in names["group"].items() for form in forms(block)), definite=False
        ),
        titles=Phrasebook((form, key) for key, block in names["title"].items() for form in forms(block)),
        regnal=Phrasebook((form, "regnal") for form in forms(names["regnal"])),
        royal=Phrasebook((form, "royal") for form in forms(names["royal"])),
        places=Phrasebook((form, "place") for form in forms(names["place"])),
        works=Phrasebook((form, "work") for form in forms(names["work"])),
        idioms=Phrasebook(
            ((form, key) for key, block in idioms.items() if key != "vague" for form in forms(block)),
            definite=False,
        ),
        vague=Phrasebook((form, "vague") for form in forms(idioms["vague"])),
    )
