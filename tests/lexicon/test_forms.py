"""Every form of the vocabulary is well written, reachable, and claimed once (or says it is ambiguous)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

import ledger.lexicon
from ledger.lexicon.anchors import anchors
from ledger.lexicon.phrasebook import words_of
from ledger.lexicon.read import topic
from ledger.text.fold import fold

_TOPICS = sorted(
    entry.name.removesuffix(".toml")
    for entry in resources.files(ledger.lexicon).joinpath("ar").iterdir()
    if entry.name.endswith(".toml") or entry.is_dir()
)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _lists(value: Any, name: str = "") -> Iterator[list[str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, key)
    elif isinstance(value, list) and name not in {"examples", "counterexamples"}:
        yield [text for text in value if isinstance(text, str)]


@pytest.mark.parametrize("name", _TOPICS)
def test_no_list_holds_a_form_twice(name: str) -> None:
    for forms in _lists(topic("ar", name)):
        assert sorted(set(forms)) == sorted(forms)


@pytest.mark.parametrize("name", _TOPICS)
def test_forms_are_plain_letters(name: str) -> None:
    for text in _strings(topic("ar", name)):
        assert text == unicodedata.normalize("NFC", text), text
        assert not any(0xFB50 <= ord(c) <= 0xFDFF or 0xFE70 <= ord(c) <= 0xFEFC for c in text), (
            f"presentation form: {text}"
        )
        assert "\u0640" not in text.replace("لـ", "").replace("الـ", "").replace("بـ", "").replace(
            "هـ", ""
        ), f"tatweel: {text}"


@pytest.mark.parametrize("name", ["units", "nouns", "currencies"])
def test_no_form_is_claimed_twice(name: str) -> None:
    seen: dict[str, str] = {}
    for key, block in topic("ar", name).items():
        for form in {
            " ".join(words_of(f)) for part in ("forms", "plurals", "duals") for f in block.get(part, ())
        }:
            other = seen.setdefault(form, key)
            both = block.get("ambiguous") and topic("ar", name)[other].get("ambiguous")
            assert other == key or both, f"{form}: [{other}] and [{key}]"


def test_units_have_both_sides() -> None:
    assert topic("ar", "units").keys() == topic("concepts", "units").keys()
    assert topic("ar", "currencies").keys() == topic("concepts", "currencies").keys()


def test_every_number_word_is_an_anchor() -> None:
    known = anchors("ar")
    for group in ("cardinal", "scale", "fraction", "ordinal"):
        for block in topic("ar", "numbers")[group].values():
            for form in block["forms"]:
                assert known.get(fold(form).text), form
