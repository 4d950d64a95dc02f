"""The words of a text as full-text search compares them, each looked at once however many claims have it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.span import Span
from ledger.text.fold import Folded
from ledger.text.stem import WORD, stems


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
        plain, origin = _casefolded(folded)
        norms = WORD.findall(plain)
        starts, ends, written = [], [], []
        end = 0
        for norm in norms:
            first = plain.find(norm, end)  # between two words are no letters
            end = first + len(norm)
            start = origin[first]
            starts.append(start)
            ends.append(origin[end - 1] + 1)
            # With the marks behind it, of which a stem has none.
            written.append(folded.source[start : max(origin[end], ends[-1])])
        return cls(starts, ends, norms, stems.of(written))

    def within(self, span: Span) -> tuple[str, str]:
        """Return the words that stand whole in a span of the source, folded and stemmed, one blank between.

        >>> from ledger.text.fold import fold
        >>> SearchWords.of(fold("عقد، والتجارة"), Stems()).within(Span(0, 13))
        ('عقد والتجاره', 'عقد تجار')
        """
        first, end = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        return " ".join(self.norms[first:end]), " ".join(self.stems[first:end])


def _casefolded(folded: Folded) -> tuple[str, Sequence[int]]:
    """Return a text without regard to capital letters, and where its characters stand in the source."""
    plain = folded.text.casefold()
    if len(plain) == len(folded.text):
        return plain, folded.origin
    # A few capitals become two characters.
    pieces = [character.casefold() for character in folded.text]
    places = zip(pieces, folded.origin, strict=False)
    return plain, [*(place for piece, place in places for _ in piece), folded.origin[len(pieces)]]
