"""The case files themselves: well formed, wide enough, and judged as they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from ledger.claims.claim import COMPARATORS, KINDS, Claim, Figure, Mention
from ledger.span import Span
from tests.cases.case import Phrase, judge, load, read_marks
from tests.cases.report import tally

PHRASES = load()
FIELDS = {"kind", "low", "high", "unit", "comparator", "edtf", "change", "counted", "per"}


def test_every_topic_is_wide_enough() -> None:
    asked = Counter((p.language, p.topic) for p in PHRASES if p.value is not None)
    never = Counter((p.language, p.topic) for p in PHRASES if p.value is None)
    thin = [
        topic
        for topic in {*asked, *never}
        # Traps have only what is no figure; reviews keep single finds.
        if not topic[1].startswith(("traps", "review")) and (asked[topic] < 20 or never[topic] < 5)
    ]
    assert thin == []


def test_every_kind_of_figure_has_cases() -> None:
    kinds = Counter(p.value["kind"] for p in PHRASES if p.value is not None)
    assert [kind for kind in KINDS if kind != "identifier" and kinds[kind] < 20] == []


def test_every_comparator_has_cases() -> None:
    used = Counter(p.value.get("comparator", "=") for p in PHRASES if p.value is not None)
    assert [comparator for comparator in COMPARATORS if used[comparator] < 20] == []


def test_no_phrase_stands_twice() -> None:
    seen = Counter((p.language, p.topic, p.text, p.region, p.published, p.country) for p in PHRASES)
    assert [phrase for phrase, times in seen.items() if times > 1] == []


def test_one_phrase_has_one_reading() -> None:
    readings: dict[object, set[str]] = {}
    for p in PHRASES:
        value = (
            "none"
            if p.value is None
            else str(sorted((k, p.value[k]) for k in p.value if k in {"kind", "low", "high"}))
        )
        readings.setdefault((p.language, p.text, p.region, p.published, p.country), set()).add(value)
    assert [key for key, values in readings.items() if len(values) > 1] == []


@pytest.mark.parametrize("topic", sorted({f"{p.language}/{p.topic}" for p in PHRASES}))
def test_topic_is_well_formed(topic: str) -> None:
    wrong = [
        f"{phrase.id}: {problem}"
        for phrase in PHRASES
        if f"{phrase.language}/{phrase.topic}" == topic
        for problem in (*_marks_wrong(phrase), *_value_wrong(phrase))
    ]
    assert wrong == []


def _marks_wrong(phrase: Phrase) -> Iterator[str]:
    if phrase.text != phrase.text.strip() or any(mark in phrase.text for mark in ("[[", "]]", "{", "}")):
        yield "blanks around the phrase, or marks that do not pair"
    if any(
        part.of(phrase.text).strip() != part.of(phrase.text) or part.start == part.end
        for part in phrase.region
    ):
        yield "a mark is empty or holds a blank at its edge"
    if phrase.value is not None and len(phrase.marks) != 1:
        yield "a case asks for one figure"
    if phrase.value is None and not phrase.reason:
        yield "never without a reason"


def _value_wrong(phrase: Phrase) -> Iterator[str]:
    value = phrase.value
    if value is None:
        return
    comparator = value.get("comparator", "=")
    if not (
        set(value) <= FIELDS
        and value["kind"] in KINDS
        and comparator in COMPARATORS
        and value.get("change", "none") in {"rise", "fall", "none"}
    ):
        yield f"unknown field or word in {value}"
    if (value["kind"] == "date") != ("edtf" in value):
        yield "edtf belongs to dates, and every date has one"
    bounds = {name for name in ("low", "high") if name in value}
    if value["kind"] in {"date", "score"}:
        wanted = set()
    else:
        wanted = {">": {"low"}, ">=": {"low"}, "<": {"high"}, "<=": {"high"}}.get(comparator, {"low", "high"})
    if bounds != wanted:
        yield f"bounds {sorted(bounds)} do not fit {comparator}"
    elif len(bounds) == 2 and (Fraction(value["low"]) < Fraction(value["high"])) != (comparator == "range"):
        yield "only a range has two different bounds"


def _found(text: str, start: int, end: int, figure: Figure) -> Claim:
    return Claim(mentions=(Mention(Span(start, end), text[start:end], figure, rule="test"),))


def _phrase(marked: str, value: dict[str, str] | None) -> Phrase:
    text, marks = read_marks(marked)
    return Phrase("ar", "topic", 2, 1, text, marks, value)


def test_judge_accepts_the_expected_figure_only() -> None:
    phrase = _phrase(
        "نحو [[5 كم{ طولا}]]", {"kind": "length", "low": "5", "high": "5.0", "unit": "km", "comparator": "~"}
    )
    right = Figure("length", low=Decimal(5), high=Decimal(5), unit="km", comparator="~")
    assert judge(phrase, [_found(phrase.text, 4, 8, right)]).passed
    assert judge(phrase, [_found(phrase.text, 4, 13, right)]).passed
    assert not judge(phrase, [_found(phrase.text, 0, 8, right)]).passed
    assert not judge(phrase, []).passed
    wrong = Figure("length", low=Decimal(5), high=None, unit="m", comparator="~", change="rise")
    problems = judge(phrase, [_found(phrase.text, 4, 8, wrong)]).problems
    assert problems == ("high: expected 5.0, got None", "unit: expected km, got m")


def test_judge_asks_for_a_level_where_told() -> None:
    phrase = _phrase("5%", {"kind": "percent", "low": "5", "high": "5", "unit": "%", "change": "none"})
    figure = Figure("percent", low=Decimal(5), high=Decimal(5), unit="%", change="rise")
    assert judge(phrase, [_found("5%", 0, 2, figure)]).problems == ("change: expected none, got rise",)


def test_judge_refuses_a_figure_that_touches_a_marked_name() -> None:
    phrase = _phrase("القاعدة [[201]] منذ 2004", None)
    year = Figure("date", edtf="2004")
    assert judge(phrase, [_found(phrase.text, 16, 20, year)]).passed
    assert not judge(phrase, [_found(phrase.text, 0, 11, Figure("count"))]).passed
    assert not judge(_phrase("بشكل عام", None), [_found("بشكل عام", 5, 8, year)]).passed


def test_judge_takes_a_third_to_a_millionth() -> None:
    phrase = _phrase("ثلث", {"kind": "fraction", "low": "1/3", "high": "1/3", "unit": "1"})
    near, far = Decimal("0.33333333"), Decimal("0.333")
    assert judge(phrase, [_found("ثلث", 0, 3, Figure("fraction", near, near, "1"))]).passed
    assert not judge(phrase, [_found("ثلث", 0, 3, Figure("fraction", far, far, "1"))]).passed


def test_braces_inside_a_mark_are_refused() -> None:
    with pytest.raises(ValueError, match="braces"):
        read_marks("[[5 {x} كم]]")


def test_tally_counts_wrong_figures_beside_missed_phrases() -> None:
    value = {"kind": "count", "low": "5", "high": "5", "unit": "1"}
    right = Figure("count", Decimal(5), Decimal(5), "1")
    hit, missed, never = _phrase("5", value), _phrase("5", value), _phrase("5+1", None)
    results = [
        (hit, judge(hit, [_found("5", 0, 1, right)])),
        (missed, judge(missed, [])),
        (never, judge(never, [_found("5+1", 0, 1, right)])),
    ]
    topics, kinds = tally(results)
    row = topics["ar/topic"]
    assert (row.asked, row.passed, row.never, row.clean, row.wrong) == (2, 1, 1, 0, 1)
    assert row.f1 == 0.5
    assert kinds["count"].f1 == 0.5
