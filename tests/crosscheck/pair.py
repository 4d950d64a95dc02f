"""Pairs of claims as data: two texts with the claims that are meant in brackets, and the verdict on them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ledger.crosscheck.pair_file import Answer, answers

PAIRS = Path(__file__).with_name("pairs")
SILENT = "not comparable"
ACCUSING = frozenset({"conflict", "internal", "denied"})


@dataclass(frozen=True)
class Side:
    published: str
    text: str
    quotes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Pair:
    """``gap`` says why the verdict is not reached yet."""

    name: str
    verdict: str
    a: Side
    b: Side
    gap: str | None = None

    def line(self, *, turned: bool = False, quotes: bool = True) -> str:
        """Return the pair as a line of a file of pairs; ``turned`` changes its two sides."""
        (first, one), (second, two) = self.sides()
        if turned:
            first, one, second, two = second, two, first, one
        sides: dict[str, object] = {"id": self.name}
        for key, side, (start, end) in (("a", first, one), ("b", second, two)):
            sides[key] = {"text": side.text, "published": side.published}
            if quotes:
                sides |= {f"{key}_quote": side.text[start:end], f"{key}_start": start}
        return json.dumps(sides, ensure_ascii=False)

    def sides(self) -> tuple[tuple[Side, tuple[int, int]], tuple[Side, tuple[int, int]]]:
        return (self.a, self.a.quotes[0]), (self.b, self.b.quotes[-1])


@cache
def pairs() -> tuple[Pair, ...]:
    """Return every pair of ``pairs/``."""
    return tuple(_read("verdicts", silent=False)) + tuple(_read("silent", silent=True))


def _read(topic: str, *, silent: bool) -> Iterator[Pair]:
    for name, written in tomllib.loads((PAIRS / f"{topic}.toml").read_text(encoding="utf-8")).items():
        for number, one in enumerate(written):
            yield Pair(
                f"{name}-{number}",
                SILENT if silent else name,
                _side(*one["a"]),
                _side(*one.get("b", one["a"])),
                one.get("gap"),
            )


def _side(published: str, marked: str) -> Side:
    text: list[str] = []
    quotes: list[tuple[int, int]] = []
    start = 0
    for character in marked:
        if character == "⟦":
            start = len(text)
        elif character == "⟧":
            quotes.append((start, len(text)))
        else:
            text.append(character)
    return Side(published, "".join(text), tuple(quotes))


def answer(line: str) -> Answer:
    """Return the answer to one pair."""
    [found] = answers([line])
    return found
