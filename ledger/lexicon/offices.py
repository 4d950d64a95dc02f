"""Offices of a language as parts: ministries, ministers, heads, deputies, voices, institutions."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.cases import declined
from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import Block, forms, topic

# Classes of those who hold an office; the others are bodies and what they are for.
_HELD = frozenset({"head", "minister", "voice", "assistant", "title"})
_FORM_LISTS = ("forms", "feminine", "plurals")


@dataclass(frozen=True, slots=True)
class Office:
    """One part of the name of an office.

    ``english`` holds ``{}`` where a nation or body stands in it; ``minister`` is a portfolio's
    holder, ``body`` the word for a head beside an organisation, ``people`` what stands for ``english``
    beside a person's name (إدارة ترامب), ``after`` what leads to whom a voice speaks for. A
    ``silent`` body is called by its name in quotation marks alone (شركة «أطلس» is "Atlas"). ``alone`` lets
    a portfolio stand without the word for ministry; ``named`` titles never stand without a name.
    ``exceptions`` are what a country (ISO 3166 alpha-2) says instead, ``beside`` what an institution
    is called beside a field.
    """

    key: str
    role: str
    english: str
    minister: str | None
    body: str | None
    people: str | None
    alone: bool
    named: bool
    after: tuple[str, ...]
    silent: bool
    exceptions: dict[str, dict[str, str]]
    beside: dict[str, str]


@kept
def offices(language: str) -> dict[str, Phrasebook[Office]]:
    """Return the parts of offices by their class (portfolio, head, voice ...), without the article."""
    found: dict[str, list[tuple[str, Office]]] = {}
    for key, block in topic(language, "offices").items():
        office = _office(key, block)
        for name in _FORM_LISTS:
            found.setdefault(office.role, []).extend(
                (form.removeprefix("ال"), office) for form in forms(block, name)
            )
    return {role: Phrasebook(declined(pairs) if role in _HELD else pairs) for role, pairs in found.items()}


def _office(key: str, block: Block) -> Office:
    return Office(
        key,
        block["class"],
        block.get("english", ""),
        block.get("minister"),
        block.get("body"),
        block.get("people"),
        bool(block.get("alone")),
        bool(block.get("named")),
        tuple(block.get("after", ())),
        bool(block.get("silent")),
        block.get("exceptions", {}),
        block.get("beside", {}),
    )
