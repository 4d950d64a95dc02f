"""Claims as JSON Lines: one record a mention of a figure, one a statement.

A figure's record has ``start``, ``end``, ``text``, ``kind``, ``low``, ``high``, ``unit``,
``counted``, ``comparator``, ``edtf``, ``change``, ``measure_text``, ``measure``, ``about``,
``period``, ``modality``, ``speaker`` and ``speaker_text`` (the words that name them first),
``rule``, ``qualifiers``, ``parties`` (each with its role) and ``compared_to``; ``per`` where it
is a rate, and
``unit_candidates`` where the unit's word is ambiguous. A statement's record has ``start``,
``end``, ``text`` (what is said), ``cue``, ``cue_start``, ``speaker_text``, ``speaker_start``,
``speaker``, ``stance``, ``mode``, ``polarity``, ``carrier`` and ``rule``. Offsets are code points
of the source file, so ``text[start:end] == record["text"]``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from ledger.claims.claim import Claim, Mention
from ledger.claims.statement import Statement
from ledger.pipeline import Reading

Record = dict[str, Any]


def figures(claims: Iterable[Claim]) -> list[Record]:
    """Return the records of every mention of ``claims``, in the order of the text."""
    found = [_figure(claim, mention) for claim in claims for mention in claim.mentions]
    return sorted(found, key=lambda one: (one["start"], one["end"]))


def statements(said: Iterable[Statement]) -> list[Record]:
    """Return the records of statements in the order of the text, each before those that lie in it."""
    return sorted(map(_statement, said), key=_place)


def _figure(claim: Claim, mention: Mention) -> Record:
    figure = mention.figure
    told: Record = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.quote,
        "kind": figure.kind,
        "low": number(figure.low),
        "high": number(figure.high),
        "unit": figure.unit,
        "counted": figure.counted,
        "comparator": figure.comparator,
        "edtf": figure.edtf,
        "change": figure.change,
        "measure_text": claim.measure_text,
        "measure": claim.measure,
        "about": list(claim.about),
        "period": claim.period,
        "modality": claim.modality,
        "speaker": claim.speaker,
        "speaker_text": claim.speaker_text,
        "rule": mention.rule,
        "qualifiers": list(claim.qualifiers),
        "parties": {party.name: party.role for party in claim.parties},
        "compared_to": claim.compared_to,
    }
    if figure.per is not None:
        told["per"] = figure.per
    if figure.unit_candidates:
        told["unit_candidates"] = list(figure.unit_candidates)
    return told


def _statement(said: Statement) -> Record:
    return {
        "start": said.span.start,
        "end": said.span.end,
        "text": said.quote,
        "cue": said.cue,
        "cue_start": said.cue_span.start,
        "speaker_text": said.speaker_text,
        "speaker_start": None if said.speaker_span is None else said.speaker_span.start,
        "speaker": None if said.speaker is None else said.speaker.name,
        "stance": said.stance,
        "mode": said.mode,
        "polarity": said.polarity,
        "carrier": None if said.carrier is None else said.carrier.name,
        "rule": said.rule,
    }


def _place(record: Record) -> tuple[int, int]:
    return record["start"], -record["end"]


def number(value: Decimal | None) -> int | float | None:
    """Return ``value`` as JSON writes it: an integer where it is whole.

    >>> number(Decimal("1.4E+3")), number(Decimal("46.2")), number(None)
    (1400, 46.2, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def json_lines(found: Iterable[Record]) -> Iterator[str]:
    """Return each record as one line of JSON, ended by a line feed, with its letters as they are."""
    for one in found:
        yield json.dumps(one, ensure_ascii=False) + "\n"


def stream(key: str, reading: Reading) -> Iterator[str]:
    """Return the lines for standard output, where ``doc`` and ``type`` say whose record each is.

    They stand in the order of the text, a statement before the figures that lie in it.
    """
    told = [{"doc": key, "type": "statement", **one} for one in statements(reading.statements)]
    told += [{"doc": key, "type": "figure", **one} for one in figures(reading.figures)]
    return json_lines(sorted(told, key=_place))


def write(folder: Path, key: str, reading: Reading) -> None:
    """Write ``KEY.figures.jsonl`` and ``KEY.statements.jsonl`` below ``folder``.

    A key with ``/`` in it makes the folders that it names, so ``folder`` mirrors the folder
    that was read and no two keys share a file.
    """
    told = {"figures": figures(reading.figures), "statements": statements(reading.statements)}
    for kind, found in told.items():
        path = folder / f"{key}.{kind}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json_lines(found)), encoding="utf-8", newline="\n")
