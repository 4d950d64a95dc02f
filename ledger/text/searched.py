"""The words of a text as full-text search compares them, each looked at once however many claims have it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.span import Span
from ledger.text.fold import Folded
from ledger.text.stem import search_words, stems

# Letters and digits of any script, as search_words has them: in half the time that classes of Unicode take.
_WORD = re.compile(r"[^\W_]+")


class Stems:
    """The stems of the words of one text.

    >>> stems = Stems()
    >>> stems.of(["والتجارة", "تجارة", "والتجارة"])
    ['تجار', 'تجار', 'تجار']
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, words: Sequence[str]) -> list[str]:
        """Return the stem of each word (see :func:`ledger.text.stem.stems`)."""
        known = self._known
        unknown = [word for word in dict.fromkeys(words) if word not in known]
        if unknown:
            known.update(zip(unknown, stems(unknown), strict=True))
        return [known[word] for word in words]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The words of a text, as parallel lists: where in the source, folded, and stemmed."""

    starts: list[int]
    ends: list[int]
    norms: list[str]
    stems: list[str]

    @classmethod
    def of(cls, folded: Folded, stems: Stems) -> SearchWords:
        """Return the words of a folded text."""
        starts, ends, norms, written = [], [], [], []
        origin, source = folded.origin, folded.source
        for match in _WORD.finditer(folded.text):
            word = match[0].casefold()
            first, end = match.span()
            start, last = origin[first], origin[end - 1]
            # Capitals of a few scripts become a letter and a mark, which is no part of a word.
            for norm in [word] if word.isalnum() else search_words(word):
                starts.append(start)
                ends.append(last + 1)
                norms.append(norm)
                written.append(source[start : origin[end]])  # with marks behind it, of which a stem has none
        return cls(starts, ends, norms, stems.of(written))

    def within(self, span: Span) -> tuple[str, str]:
        """Return the words that stand whole in a span of the source, folded and stemmed, one blank between.

        >>> from ledger.text.fold import fold
        >>> SearchWords.of(fold("عقد، والتجارة"), Stems()).within(Span(0, 13))
        ('عقد والتجاره', 'عقد تجار')
        """
        first, end = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        return " ".join(self.norms[first:end]), " ".join(self.stems[first:end])
