"""Every block of vocabulary proves itself: each of its examples is read as what the block says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from ledger.claims.claim import Claim
from ledger.lexicon.offices import offices
from ledger.lexicon.read import topic
from ledger.pipeline import extract, find
from ledger.rules.reader import Reader
from ledger.text.fold import fold

Example = tuple[str, str]


def _examples(blocks: dict[str, Any], path: str = "") -> Iterator[Example]:
    """Yield (dotted key, example) of every block, however deep."""
    for key, block in blocks.items():
        if not isinstance(block, dict):
            continue
        here = f"{path}.{key}".strip(".")
        yield from ((here, example) for example in block.get("examples", ()))
        yield from _examples(block, here)


def _of(name: str) -> list[Any]:
    return [
        pytest.param(key, example, id=f"{name}-{key}-{n}")
        for n, (key, example) in enumerate(_examples(topic("ar", name)))
    ]


def _claims(text: str) -> list[Claim]:
    return extract(text)


@pytest.mark.parametrize(("key", "example"), _of("units"))
def test_unit(key: str, example: str) -> None:
    code = topic("concepts", "units")[key]["code"]
    assert code in {claim.figure.unit for claim in _claims(example)}


@pytest.mark.parametrize(("key", "example"), _of("currencies"))
def test_currency(key: str, example: str) -> None:
    concept = topic("concepts", "currencies")[key]
    possible = {concept.get("code"), concept.get("default"), *concept.get("candidates", ())}
    money = [claim.figure for claim in _claims(example) if claim.figure.kind == "money"]
    assert money
    assert any(figure.unit in possible or set(figure.unit_candidates) & possible for figure in money)


@pytest.mark.parametrize(("key", "example"), _of("nouns"))
def test_noun(key: str, example: str) -> None:
    ambiguous = topic("ar", "nouns")[key].get("ambiguous", False)
    counted = {claim.figure.counted for claim in _claims(example)}
    kinds = {claim.figure.kind for claim in _claims(example)}
    assert key in counted or (ambiguous and kinds & {"count", "duration", "mass"})


@pytest.mark.parametrize(("key", "example"), _of("numbers"))
def test_number(key: str, example: str) -> None:
    # Those under `noun` only look like numbers.
    assert any(claim.figure.low is not None for claim in _claims(example)) is (key != "noun"), key


@pytest.mark.parametrize(
    ("key", "example"), [p for p in _of("comparators") if p.values[0] in {">", ">=", "<", "<=", "~"}]
)
def test_comparator(key: str, example: str) -> None:
    assert [claim.figure.comparator for claim in _claims(example)] == [key]


@pytest.mark.parametrize(
    ("key", "example"),
    [
        p
        for p in _of("calendar")
        if p.values[0].split(".")[0] in {"month", "hijri", "weekday", "season", "decade"}
    ],
)
def test_calendar(key: str, example: str) -> None:
    assert {claim.figure.kind for claim in _claims(example)} == {"date"}


@pytest.mark.parametrize(("key", "example"), _of("change"))
def test_change(key: str, example: str) -> None:
    wanted = {"rise": "rise", "fall": "fall", "by": "rise", "to": None, "shift": None}[key]
    assert [claim.figure.change for claim in _claims(example)] == [wanted]


@pytest.mark.parametrize(("key", "example"), _of("age"))
def test_age(key: str, example: str) -> None:
    wanted = "duration" if key == "lasting" else "age"
    assert [claim.figure.kind for claim in _claims(example)] == [wanted]


@pytest.mark.parametrize(("key", "example"), _of("offices"))
def test_office(key: str, example: str) -> None:
    """The block is read somewhere in what its example marks."""
    marked = fold(example[: example.index("}}")].partition("{{")[2])
    reader = Reader.of(marked, "ar", None)
    book = offices("ar")[topic("ar", "offices")[key]["class"]]
    read = [found[0].key for at in range(len(reader.tokens)) if (found := reader.read(book, at)) is not None]
    assert key in read or (read and topic("ar", "offices")[key].get("ambiguous", False))


@pytest.mark.parametrize(("key", "example"), [*_of("identifiers"), *_of("idioms")])
def test_no_figure(key: str, example: str) -> None:
    assert _claims(example) == []
    if any(character.isdigit() for character in example):
        assert find(example), "a number that is a name is found, to be kept out"


def test_dual_of_every_unit_is_two() -> None:
    for key, block in topic("ar", "units").items():
        concept = topic("concepts", "units")[key]
        for dual in block.get("duals", ()):
            values = {
                claim.figure.low for claim in _claims(f"نحو {dual}") if claim.figure.unit == concept["code"]
            }
            assert values == {2 * Decimal(concept.get("multiple", "1")).normalize()}, dual
