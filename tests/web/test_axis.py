from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.web.axis import Interval, drawn, scale_of
from ledger.web.chart import Point, charted

numbers = st.floats(-1e15, 1e15, allow_nan=False).map(lambda value: round(value, 3))
bounds = st.tuples(st.none() | numbers, st.none() | numbers).map(
    lambda pair: tuple(sorted(pair)) if None not in pair else pair  # type: ignore[type-var]
)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(bounds, bounds)
def test_any_two_intervals_are_drawn_or_left_out_whole(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    intervals = [Interval(*a, "A"), Interval(*b, "B")]
    picture = drawn(intervals, "<km>")
    if any(each.is_empty for each in intervals):
        assert picture == ""
        return
    root = ElementTree.fromstring(picture)
    places = [
        float(value) for each in root.iter() for name in ("x1", "x2", "cx") if (value := each.get(name))
    ]
    assert all(0 <= place <= 640 for place in places)


@given(st.lists(st.tuples(days, bounds, st.booleans(), st.integers(0, 9)), max_size=8))
def test_any_figures_are_charted_inside_the_picture(
    figures: list[tuple[date, tuple[float, float], bool, int]],
) -> None:
    points = [
        Point(day, day, Interval(*interval, "<b>"), hollow, group, "/c?a&b")
        for day, interval, hollow, group in figures
    ]
    picture = charted(points, "USD", "<title>")
    if all(point.interval.is_empty for point in points):
        assert picture == ""
        return
    root = ElementTree.fromstring(picture)
    assert len(list(root.iter("a"))) == sum(not point.interval.is_empty for point in points)


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0])
def test_a_single_value_has_room_on_both_sides(value: float) -> None:
    scale = scale_of([Interval(value, value, "A")], 0, 100)
    assert scale.least <= value < scale.most
    assert 1 <= len(scale.ticks(5)) <= 12
