"""The particles: each word once, each block shown at work, and all of what rules ask of them there."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ledger.lexicon.cues import cues
from ledger.lexicon.particles import particles
from ledger.lexicon.read import topic
from ledger.text.fold import folded

BLOCKS = topic("ar", "particles")
# Lists that add words to a block; every other one singles out some of its forms.
_MORE = ("glued", "held", "past", "subject", "that")


def _words(block: dict[str, list[str]], *lists: str) -> list[str]:
    return [folded(form) for name in lists for form in block.get(name, ())]


def test_no_word_stands_twice() -> None:
    words = [word for block in BLOCKS.values() for word in _words(block, "forms", *_MORE)]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("key", BLOCKS)
def test_lists_of_a_block_single_out_its_forms(key: str) -> None:
    block = BLOCKS[key]
    for name in block.keys() - {"forms", "examples", *_MORE}:
        assert set(block[name]) <= set(block["forms"]), name


@pytest.mark.parametrize(
    ("key", "example"), [(key, text) for key in BLOCKS for text in BLOCKS[key]["examples"]]
)
def test_an_example_has_a_word_of_its_block(key: str, example: str) -> None:
    known = set(_words(BLOCKS[key], "forms", *_MORE))
    said = folded(example).replace("،", " ").split()
    assert any({word, word.removeprefix("و"), word.removeprefix("ف")} & known for word in said)


def test_everything_that_rules_ask_for_is_there() -> None:
    words = particles("ar")
    for field in fields(words):
        assert getattr(words, field.name), field.name


def test_letters_in_front_go_with_every_word_of_a_kind() -> None:
    words = particles("ar")
    assert {"كما", "وكما", "وقد"} <= words.links
    assert {"وكان", "فكانت"} <= words.was
    assert words.links < words.corrections
    assert words.that < words.that_joined
    assert words.that_subjects <= set(cues("ar").complementisers.phrases)
