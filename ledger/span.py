"""Spans: where a thing stands in its source.

All offsets in the project are code points into the source file decoded as UTF-8
with no newline translation, end-exclusive, so ``text[span.start:span.end]`` is the
quotation, always.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """The half-open range ``[start, end)`` of code points.

    >>> Span(2, 5).of("abcdef")
    'cde'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def holders(outer: Sequence[Span], inner: Sequence[Span], *, equal: bool = True) -> list[int | None]:
    """Return for each span of ``inner`` which of ``outer`` is the shortest that contains it.

    Without ``equal``, a span contains none that is equal to it. Of several that are equally
    short the first counts. The time grows with the number of spans, however deep they lie
    in one another.

    >>> holders([Span(0, 9), Span(2, 6)], [Span(3, 5), Span(2, 6), Span(8, 12)])
    [1, 1, None]
    >>> holders([Span(0, 9), Span(2, 6)], [Span(0, 9), Span(2, 6)], equal=False)
    [None, 0]
    """
    found: list[int | None] = [None] * len(inner)
    coming = sorted(range(len(outer)), key=lambda index: (outer[index].start, -outer[index].end))[::-1]
    opened: list[int] = []
    for index in sorted(range(len(inner)), key=lambda index: inner[index]):
        span = inner[index]
        while coming and outer[coming[-1]].start <= span.start:
            while opened and outer[opened[-1]].end <= outer[coming[-1]].start:
                opened.pop()
            opened.append(coming.pop())
        while opened and outer[opened[-1]].end <= span.start:
            opened.pop()
        best: tuple[int, int] | None = None
        for candidate in reversed(opened):
            held = outer[candidate]
            # Whatever began so early and contains the span is longer than that.
            if best is not None and span.end - held.start > best[0]:
                break
            if held.contains(span) and (equal or held != span):
                this = held.end - held.start, candidate
                best = this if best is None else min(best, this)
        found[index] = None if best is None else best[1]
    return found
