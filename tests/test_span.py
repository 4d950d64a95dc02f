"""Spans within spans."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.span import Span, holders

SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 8)).map(lambda pair: Span(pair[0], sum(pair))), max_size=8
)


@given(SPANS, SPANS, st.booleans())
def test_the_holder_is_the_shortest_that_contains_a_span(
    outer: list[Span], inner: list[Span], equal: bool
) -> None:
    expected = []
    for span in inner:
        holding = [
            (held.end - held.start, number)
            for number, held in enumerate(outer)
            if held.contains(span) and (equal or held != span)
        ]
        expected.append(min(holding)[1] if holding else None)
    assert holders(outer, inner, equal=equal) == expected


def steps(outer: list[Span], inner: list[Span], expected: list[int | None]) -> int:
    """Return how many calls it takes to find the holders, which are the expected ones."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(trace)
    try:
        found = holders(outer, inner, equal=False)
    finally:
        sys.setprofile(None)
    assert found == expected
    return count


def in_depth(many: int) -> int:
    deep = [Span(level, 3 * many - level) for level in range(many)]
    return steps(deep, deep, [None, *range(many - 1)])


def in_length(many: int) -> int:
    long = [Span(0, 9 * many), *(Span(9 * place, 9 * place + 5) for place in range(many))]
    return steps(long, long, [None, *[0] * many])


@pytest.mark.parametrize("taken", [in_depth, in_length])
def test_neither_depth_nor_length_takes_more_than_the_number_of_spans(taken: Callable[[int], int]) -> None:
    assert taken(2_000) <= 5 * taken(500)
