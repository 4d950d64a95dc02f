"""What holds of every comparison, whatever the claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import compare
from ledger.claims.claim import Comparator, Figure
from ledger.crosscheck.interval import Interval, interval_of
from ledger.crosscheck.topic import Origin
from ledger.pipeline import read

COMPARATORS: list[Comparator] = ["=", "~", ">", ">=", "<", "<=", "range"]
SENTENCES = [
    "لقي {} شخصا مصرعهم في فيضانات مدينة القيروان في تونس يوم الاثنين",
    "بلغت صادرات المغرب من القمح {} ألف طن في عام 2023",
    "نما اقتصاد الأردن بنسبة {} في المائة في عام 2023",
    "انخفض اقتصاد الأردن بنسبة {} في المائة في عام 2023",
    "توقع البنك الدولي أن ينمو اقتصاد الأردن {} في المائة في عام 2025",
    "يبلغ طول الحدود بين العراق والأردن {} كيلومترا",
    "يبلغ طول الحدود بين العراق والأردن {} ميلا",
    "نفت وزارة الزراعة المغربية وقف تصدير القمح، وقالت صحيفة إن المغرب أوقف تصدير القمح إلى {} دولة",
]

numbers = st.integers(2, 9999)
sentences = st.builds(lambda sentence, number: sentence.format(number), st.sampled_from(SENTENCES), numbers)
texts = st.lists(sentences, min_size=1, max_size=3).map(". ".join)
days = st.dates(date(2023, 1, 1), date(2023, 3, 1))


def claims(text: str, day: date) -> list[object]:
    told = read(text, published=day)
    return [*told.figures, *told.statements]


@given(texts, texts, days, days)
@settings(max_examples=15, deadline=None)
def test_comparing_is_symmetric(one: str, other: str, first: date, second: date) -> None:
    a, b = Origin("a", one, first), Origin("b", other, second)
    there = compare(claims(one, first), claims(other, second), source_a=a, source_b=b)  # type: ignore[arg-type]
    back = compare(claims(other, second), claims(one, first), source_a=b, source_b=a)  # type: ignore[arg-type]
    assert {(id_(x.a), id_(x.b), x.verdict, x.gap) for x in there} == {
        (id_(x.b), id_(x.a), x.verdict, x.gap) for x in back
    }


def id_(claim: object) -> object:
    return (claim.span, claim.quote)  # type: ignore[attr-defined]


@given(texts, days)
@settings(max_examples=10, deadline=None)
def test_a_claim_is_the_same_as_itself(text: str, day: date) -> None:
    source = Origin("a", text, day)
    for claim in claims(text, day):
        [found] = compare([claim], [claim], source_a=source, source_b=source)  # type: ignore[list-item]
        assert found.verdict == "same"


def interval(low: int, width: int, comparator: Comparator) -> Interval:
    high = low + width if comparator == "range" else low
    figure = Figure(
        "length",
        None if comparator in {"<", "<="} else Decimal(low),
        None if comparator in {">", ">="} else Decimal(high),
        "km",
        comparator,
    )
    found = interval_of(figure, f"{low} كيلومترا")
    assert found is not None
    return found


intervals = st.builds(interval, st.integers(1, 500), st.integers(0, 50), st.sampled_from(COMPARATORS))


@given(intervals, intervals, st.integers(0, 5000))
def test_widening_never_parts_two_intervals_that_meet(one: Interval, other: Interval, by: int) -> None:
    least = None if one.least is None else one.least - by
    most = None if one.most is None else one.most + by
    if one.meets(other):
        assert replace(one, least=least, most=most).meets(other)
        assert replace(one, least=least, most=most).gap(other) == 0


@given(intervals, intervals)
def test_meeting_and_the_gap_are_symmetric(one: Interval, other: Interval) -> None:
    assert one.meets(other) is other.meets(one)
    assert one.gap(other) == other.gap(one)
    assert one.meets(one)
    assert one.equals(one)


@given(intervals)
def test_what_the_words_leave_holds_what_they_state(one: Interval) -> None:
    assert one.low is None or (one.least is not None and one.least <= one.low)
    assert one.high is None or (one.most is not None and one.most >= one.high)


@given(intervals, intervals)
def test_a_fall_is_a_rise_with_a_sign(one: Interval, other: Interval) -> None:
    assert one.negated().negated() == one
    assert one.negated().meets(other.negated()) is one.meets(other)
