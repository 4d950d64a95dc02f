"""What two texts may be told of: the words that a comparison of claims goes by, each with its sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook, words_of
from ledger.lexicon.read import Block, forms, topic
from ledger.text.stem import search_stem

SenseRole = Literal[
    "head", "event", "stage", "office", "mode", "word", "deed", "thing", "denial", "place", "common", "stop"
]
_FLAGS = (
    "grows",
    "level",
    "narrows",
    "silent",
    "sub",
    "body",
    "names",
    "numbered",
    "of",
    "general",
    "counted",
    "people",
)
# The kinds of a figure of who or what is counted.
_COUNTED = frozenset({"count", "percent", "fraction", "multiplier", "ordinal"})
_LEAST_STEM = 4  # letters: shorter stems mean too much


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word means to a comparison.

    ``role``: what is measured (``head``), what happened (``event``), which part or stage of
    it (``stage``), whose deed (``office``), how the figure holds (``mode``), what precedes
    the name of a ``place``, how one denies (``denial``), any other ``deed``, ``thing`` or
    ``word`` that has several forms (a date may be the date of a word alone), a ``common``
    noun that is no place, or one that tells nothing (``stop``). Where somebody denies a
    thing, a sense says no more than the one that it is ``like``. ``rival`` names the group
    whose senses exclude each other; those it is ``against`` answer one question otherwise (approve,
    reject), and those it ``undoes`` go before or after it (arrest, release).
    """

    key: str
    role: SenseRole
    rival: str | None = None
    grows: bool = False
    level: bool = False
    narrows: bool = False
    silent: bool = False
    sub: bool = False
    body: bool = False
    of: bool = False
    general: bool = False
    names: bool = False
    numbered: bool = False
    counted: bool = False
    people: bool = False
    kinds: frozenset[str] = frozenset()
    like: str | None = None
    against: frozenset[str] = frozenset()
    undoes: frozenset[str] = frozenset()

    def admits(self, kind: str) -> bool:
        """Tell whether a figure of this kind may be one of what is measured."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Subjects:
    """The senses of a language by phrase and by stem, and of the concepts of measures."""

    phrases: Phrasebook[Sense]
    stems: dict[str, Sense]
    concepts: dict[str, Sense]
    by_key: dict[str, Sense]


@kept
def subjects(language: str) -> Subjects:
    """Return the words that claims of a language are compared by, read once.

    >>> subjects("ar").concepts["deaths"].grows
    True
    """
    blocks = topic(language, "crosscheck")
    against, undoes = (_mutual(blocks, name) for name in ("against", "undoes"))
    by_key = {
        key: Sense(
            key,
            cast("SenseRole", key.partition(".")[0]),
            block.get("kind"),
            like=block.get("like"),
            against=against[key],
            undoes=undoes[key],
            kinds=_COUNTED if block.get("counted") else frozenset(block.get("kinds", ())),
            **{name: bool(block.get(name)) for name in _FLAGS},
        )
        for key, block in blocks.items()
    }

    def written() -> Iterator[tuple[str, Sense]]:
        for key, block in blocks.items():
            for form in forms(block):
                yield form, by_key[key]

    stems: dict[str, Sense | None] = {}
    for form, sense in written():
        if " " in form or sense.role in {"mode", "stage", "stop", "common"}:
            continue
        stem = search_stem(form)
        if len(stem) >= _LEAST_STEM:
            # A stem that two senses share says neither.
            stems[stem] = sense if stems.get(stem, sense) is sense else None
    return Subjects(
        Phrasebook(written()),
        {stem: sense for stem, sense in stems.items() if sense is not None},
        {name: by_key[key] for key, block in blocks.items() for name in forms(block, "measures", "lemmas")},
        by_key,
    )


def _mutual(blocks: Mapping[str, Block], name: str) -> dict[str, frozenset[str]]:
    """Return the senses that each block names in a list, and that name it there."""
    found: dict[str, set[str]] = {key: set() for key in blocks}
    for key, block in blocks.items():
        for other in block.get(name, ()):
            found[key].add(other)
            found[other].add(key)
    return {key: frozenset(others) for key, others in found.items()}


def senses_of(language: str, key: str) -> Sense | None:
    """Return the sense with a key, or None."""
    return subjects(language).by_key.get(key)


def twice(language: str) -> list[str]:
    """Return the forms that two blocks claim: there must be none.

    >>> twice("ar")
    []
    """
    seen: dict[str, str] = {}
    clashes = []
    for key, block in topic(language, "crosscheck").items():
        for form in forms(block):
            plain = " ".join(words_of(form))
            if seen.setdefault(plain, key) != key:
                clashes.append(f"{form}: [{seen[plain]}] and [{key}]")
    return clashes
