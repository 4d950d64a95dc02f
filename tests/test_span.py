"""Spans within spans."""

from __future__ import annotations

import time

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


def test_neither_depth_nor_length_takes_more_than_the_number_of_spans() -> None:
    many = 50_000
    deep = [Span(level, 3 * many - level) for level in range(many)]
    long = [Span(0, 9 * many), *(Span(9 * place, 9 * place + 5) for place in range(many))]
    began = time.perf_counter()
    assert holders(deep, deep, equal=False) == [None, *range(many - 1)]
    assert holders(long, long, equal=False) == [None, *[0] * many]
    assert time.perf_counter() - began < 5
