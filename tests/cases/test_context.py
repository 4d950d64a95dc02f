"""Cases of the context of figures: passages in which each figure is marked with what is to be read of it.

A passage holds ``{{figure|what}}``; ``{{figure}}`` alone is another figure beside it. The measures of the
vocabulary are proved by their own phrases: ``[[words that name it]]`` and ``{{figure}}``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ledger.claims.claim import Claim
from ledger.lexicon.read import topic
from ledger.pipeline import extract

_FOLDER = Path(__file__).parent / "ar" / "context"
_PUBLISHED = date(2024, 6, 1)
_MARK = re.compile(r"\{\{(?P<figure>[^|}]*)(?:\|(?P<what>[^}]*))?\}\}")
_MEASURE_MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}")


class Case(NamedTuple):
    """One marked figure of a passage, and what is to be read of it."""

    text: str
    start: int
    end: int
    what: str


def _cases(passage: str) -> Iterator[Case]:
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(passage):
        text += passage[at : mark.start()]
        marks.append((len(text), len(text) + len(mark["figure"]), mark["what"]))
        text += mark["figure"]
        at = mark.end()
    text += passage[at:]
    for start, end, what in marks:
        if what is not None:
            yield Case(text, start, end, what)


@cache
def _read(text: str) -> tuple[Claim, ...]:
    return tuple(extract(text, published=_PUBLISHED))


def _claim(case: Case) -> Claim:
    for claim in _read(case.text):
        for mention in claim.mentions:
            if mention.span.start < case.end and case.start < mention.span.end:
                return claim
    raise AssertionError(f"no figure at {case.text[case.start : case.end]!r} in {case.text!r}")


@cache
def _gaps() -> frozenset[tuple[str, str]]:
    """Return the known gaps: a passage and the figure in it."""
    path = _FOLDER / "gaps.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return frozenset((one["passage"], one["figure"]) for one in found.get("gap", ()))


def _of(name: str) -> Iterator[Any]:
    blocks = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for key, block in blocks.items():
        for number, passage in enumerate(block["passages"]):
            for order, case in enumerate(_cases(passage)):
                gap = (case.text, case.text[case.start : case.end]) in _gaps()
                marks = [pytest.mark.xfail(strict=True)] if gap else []
                yield pytest.param(case, id=f"{key}-{number}-{order}", marks=marks)


def _change(claim: Claim) -> str:
    return claim.figure.change or "level"


def _modality(claim: Claim) -> str:
    return claim.modality


def _parties(claim: Claim) -> str:
    return ", ".join(sorted(f"{party.role} {party.name}" for party in claim.parties))


def _period(claim: Claim) -> str:
    base = f" < {claim.compared_to}" if claim.compared_to else ""
    return f"{claim.period or ''}{base}"


_READ: dict[str, Callable[[Claim], str]] = {
    "change": _change,
    "modality": _modality,
    "parties": _parties,
    "period": _period,
}


@pytest.mark.parametrize("case", list(_of("change")))
def test_change(case: Case) -> None:
    assert _READ["change"](_claim(case)) == case.what


@pytest.mark.parametrize("case", list(_of("modality")))
def test_modality(case: Case) -> None:
    assert _READ["modality"](_claim(case)) == case.what


@pytest.mark.parametrize("case", list(_of("parties")))
def test_parties(case: Case) -> None:
    wanted = ", ".join(sorted(case.what.split(", ")))
    assert _READ["parties"](_claim(case)) == wanted


@pytest.mark.parametrize("case", list(_of("period")))
def test_period(case: Case) -> None:
    assert _READ["period"](_claim(case)) == case.what


# -- the measures of the vocabulary --------------------------------------------------------------------


class Phrase(NamedTuple):
    """A phrase of a measure: its text, where the figure stands, and the words that name the measure."""

    text: str
    figure: tuple[int, int]
    words: str


def _phrase(written: str) -> Phrase:
    text, at = "", 0
    opened: dict[str, int] = {}
    figure, words = (0, 0), ""
    for mark in _MEASURE_MARK.finditer(written):
        text += written[at : mark.start()]
        at = mark.end()
        if mark[0] in {"[[", "{{"}:
            opened[mark[0]] = len(text)
        elif mark[0] == "}}":
            figure = (opened["{{"], len(text))
        elif not words:
            words = text[opened["[["] :]
    return Phrase(text + written[at:], figure, words)


def _phrases(name: str) -> Iterator[Any]:
    for key, block in topic("ar", "measures").items():
        for number, written in enumerate(block.get(name, ())):
            gap = (_phrase(written).text, key) in _gaps()
            marks = [pytest.mark.xfail(strict=True)] if gap else []
            yield pytest.param(key, _phrase(written), id=f"{key}-{number}", marks=marks)


def _measured(phrase: Phrase) -> Claim | None:
    start, end = phrase.figure
    found = [one for one in _read(phrase.text) if one.span.start < end and start < one.span.end]
    return next((one for one in found if one.figure.kind != "date"), None)


@pytest.mark.parametrize(("key", "phrase"), list(_phrases("phrases")))
def test_a_phrase_assembles_to_its_measure(key: str, phrase: Phrase) -> None:
    claim = _measured(phrase)
    assert claim is not None
    assert claim.measure == key
    if phrase.words:
        named = set(re.findall(r"\w{3,}", claim.measure_text or ""))
        assert named & set(re.findall(r"\w{3,}", phrase.words)), claim.measure_text


@pytest.mark.parametrize(("key", "phrase"), list(_phrases("never")))
def test_a_phrase_of_other_words_does_not(key: str, phrase: Phrase) -> None:
    claim = _measured(phrase)
    assert claim is None or claim.measure != key


@pytest.mark.parametrize("key", topic("concepts", "measures"))
def test_every_measure_has_its_words_and_its_phrases(key: str) -> None:
    block = topic("ar", "measures")[key]
    assert block["label"]
    assert len(block["phrases"]) >= 2
    assert len(block["never"]) >= 1
