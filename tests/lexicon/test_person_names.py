"""The names of people: well written, listed once, and no ordinary words among the given names."""

from __future__ import annotations

import re
from collections import Counter

from ledger.lexicon.cues import cues
from ledger.lexicon.nouns import function_words
from ledger.lexicon.person_names import given_names, name_parts, traditions
from ledger.lexicon.read import Block, topic
from ledger.text.fold import folded

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+( [\u0621-\u063a\u0641-\u064a]+)*")
_LATIN = re.compile("[A-Z][A-Za-z'-]*( (al-)?[A-Z][A-Za-z-]*)*")


def _given() -> dict[str, Block]:
    return {key: block for key, block in topic("ar", "person_names").items() if key.startswith("given-")}


def test_there_are_enough_names() -> None:
    assert sum(len(block["latin"]) for block in _given().values()) >= 3000
    assert len(set(given_names("ar"))) >= 2500


def test_names_are_plain_letters() -> None:
    for block in _given().values():
        for name, latin in block["latin"].items():
            assert _ARABIC.fullmatch(name), name
            assert _LATIN.fullmatch(latin), latin


def test_every_region_has_its_letters() -> None:
    assert {block["region"] for block in _given().values()} <= set(traditions("ar"))


def test_no_name_is_listed_twice_in_a_region() -> None:
    listed = Counter(
        (block["region"], folded(name)) for block in _given().values() for name in block["latin"]
    )
    assert [name for name, times in listed.items() if times > 1] == []


def test_doubtful_names_are_in_the_table() -> None:
    for key, block in _given().items():
        assert set(block.get("doubtful", ())) <= set(block["latin"]), key


def test_surnames_are_no_given_names() -> None:
    surnames = topic("ar", "person_names")["surnames"]["latin"]
    assert not {folded(name) for name in surnames} & {folded(name) for name in given_names("ar")}


def test_no_given_name_is_a_small_word_or_a_verb_of_saying() -> None:
    # Common enough to be names first: علي (folded as على is), خلف (behind), منى (of me), عزت, تامر (verbs).
    common = {"علي", "خلف", "عبد", "مني", "عزت", "تامر"}
    ordinary = function_words("ar") | set(cues("ar").forms.phrases)
    assert {folded(name) for name in given_names("ar")} & ordinary <= common


def test_parts_of_known_people_are_parts_of_names() -> None:
    assert name_parts("ar").surnames["زيلينسكي"] == "Zelensky"
