"""Spans: where a thing stands in its source.

All offsets in the project are code points into the source file decoded as UTF-8
with no newline translation, end-exclusive, so ``text[span.start:span.end]`` is the
quotation, always.
"""

from __future__ import annotations

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
