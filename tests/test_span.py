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


def test_deep_nesting_takes_no_longer_than_its_number_of_spans() -> None:
    deep = 50_000
    nested = [Span(level, 3 * deep - level) for level in range(deep)]
    began = time.perf_counter()
    assert holders(nested, nested, equal=False) == [None, *range(deep - 1)]
    assert time.perf_counter() - began < 5
