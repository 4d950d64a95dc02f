"""How fast text is read: the whole, its stages, and the least that any reader does with it.

python -m bench.speed    takes texts as JSON, and writes the seconds of both as JSON
"""

from __future__ import annotations

import gc
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ledger import pipeline
from ledger.claims.assemble import claim_of
from ledger.rules.families import Room, context_of, find_all, find_reports
from ledger.rules.rule import Found
from ledger.source import Source
from ledger.store.prepare import prepare
from ledger.text.document import Document
from ledger.text.fold import fold
from ledger.text.tokens import tokenize

ROUNDS = 7
_WORD = re.compile(r"\w+")


class Stage(NamedTuple):
    """What a stage is called, and the seconds of the processor that it takes for a whole corpus."""

    name: str
    seconds: float


def fastest(works: Sequence[tuple[str, Callable[[], object]]], rounds: int = ROUNDS) -> list[Stage]:
    """Return the least time of each work; they take turns, so that all meet the same machine."""
    best = {name: float("inf") for name, _ in works}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in works:
                began = time.process_time()
                work()
                best[name] = min(best[name], time.process_time() - began)
    finally:
        gc.enable()
    return [Stage(name, seconds) for name, seconds in best.items()]


def word_pass(texts: Sequence[str]) -> None:
    """Find the words of texts and where they stand: the least that any reader does."""
    for text in texts:
        for match in _WORD.finditer(text):
            match[0], match.start(), match.end()


def extraction(texts: Sequence[str]) -> list[Stage]:
    """Return the time of decoding, of one pass over the words, and of extraction, for a corpus."""
    raw = [text.encode() for text in texts]
    pipeline.read(texts[0])  # vocabulary is compiled once
    return fastest(
        [
            ("decode", lambda: [one.decode() for one in raw]),
            ("one pass over the words", lambda: word_pass(texts)),
            ("extraction", lambda: [pipeline.read(text) for text in texts]),
        ]
    )


def stages(texts: Sequence[str]) -> list[Stage]:
    """Return the time of each stage from text to what is stored; each is worked out on its own."""
    folded = [fold(text) for text in texts]
    read = [pipeline.read(text) for text in texts]
    sources = [
        Source(f"a{number}", text, f"{number:064}", "title", "ar") for number, text in enumerate(texts)
    ]

    def rooms() -> list[Room]:
        return [Room.of(one, "ar", None) for one in folded]

    def reports() -> None:
        for room in made:
            find_reports(room, "ar")

    def settings() -> None:
        for room, things, said in told:
            context = context_of(room, "ar", things, said)
            for one in things:
                if one.value is not None:
                    figure = Found(one.span, one.value, one.rule, one.first, one.end, one.rank)
                    claim_of(one.span, one.value, one.rule, context.setting(figure), room.reader.tokens)

    made = rooms()
    said = [find_reports(room, "ar") for room in rooms()]
    told = [(room, find_all(room), reports) for room, reports in zip(rooms(), said, strict=True)]
    found = fastest(
        [
            ("fold", lambda: [fold(text) for text in texts]),
            ("tokens", lambda: [tokenize(one) for one in folded]),
            ("scan and room", rooms),
            ("who says it", reports),
            ("figures, dates, names", lambda: [find_all(room) for room in rooms()]),
            ("what it is about", settings),
            (
                "rows and topics",
                lambda: [prepare(source, _uncut(one)) for source, one in zip(sources, read, strict=True)],
            ),
        ],
        3,
    )
    times = dict(found)
    # Both begin with work that stands in a line of its own.
    times["figures, dates, names"] -= times["scan and room"]
    times["scan and room"] -= times["tokens"]
    return [Stage(name, max(seconds, 0.0)) for name, seconds in times.items()]


def _uncut(reading: pipeline.Reading) -> pipeline.Reading:
    """Return a reading whose text has its tokens and nothing else of what it is cut into."""
    assert reading.document is not None
    return replace(reading, document=Document(reading.document.source, reading.document.tokens))


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump([extraction(given), stages(given)], sys.stdout)
