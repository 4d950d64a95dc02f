"""Claims as JSON Lines: one record a mention.

A figure's record has ``start``, ``end``, ``text``, ``kind``, ``low``, ``high``, ``unit``,
``counted``, ``comparator``, ``edtf``, ``change``, ``measure_text``, ``measure``, ``about``,
``period``, ``modality``, ``speaker`` and ``rule``; ``per`` where it is a rate, and
``unit_candidates`` where the unit's word is ambiguous. Offsets are code points of the source
file, so ``text[start:end] == record["text"]``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from ledger.claims.claim import Claim, Mention

Record = dict[str, object]


def records(claims: Iterable[Claim]) -> list[Record]:
    """Return the records of every mention of ``claims``, in the order of the text."""
    found = [record(claim, mention) for claim in claims for mention in claim.mentions]
    return sorted(found, key=lambda one: (one["start"], one["end"]))


def record(claim: Claim, mention: Mention) -> Record:
    """Return the record of one mention of ``claim``, with the value as written there."""
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
        "rule": mention.rule,
    }
    if figure.per is not None:
        told["per"] = figure.per
    if figure.unit_candidates:
        told["unit_candidates"] = list(figure.unit_candidates)
    return told


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


def stream(key: str, claims: Iterable[Claim]) -> Iterator[str]:
    """Return the lines for standard output, where ``doc`` and ``type`` say whose record each is."""
    return json_lines({"doc": key, "type": "figure", **one} for one in records(claims))


def write(folder: Path, key: str, claims: Iterable[Claim]) -> None:
    """Write ``KEY.figures.jsonl`` and ``KEY.statements.jsonl`` below ``folder``.

    A key with ``/`` in it makes the folders that it names, so ``folder`` mirrors the folder
    that was read and no two keys share a file.
    """
    figures = folder / f"{key}.figures.jsonl"
    figures.parent.mkdir(parents=True, exist_ok=True)
    figures.write_text("".join(json_lines(records(claims))), encoding="utf-8", newline="\n")
    # Statements have no rules yet; the file stands so that readers find both.
    (folder / f"{key}.statements.jsonl").write_text("", encoding="utf-8")
