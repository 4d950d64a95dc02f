"""Phrasebooks: which words, at a place in a text, make a known phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from ledger.text.fold import folded

T = TypeVar("T")


class Entry(NamedTuple, Generic[T]):
    """A known phrase found: what it means and how many tokens it takes."""

    meaning: T
    width: int


class Phrasebook(Generic[T]):
    """Phrases of one or more words, each with its meaning; the longest wins.

    >>> book = Phrasebook([("دولار", "USD"), ("دولار كندي", "CAD")])
    >>> book.longest(["100", "دولار", "كندي"], 1)
    Entry(meaning='CAD', width=2)
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, definite: bool = True) -> None:
        """Hold the phrases; ``definite`` lets words behind the first carry the article."""
        self.definite = definite
        by_head: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self.phrases: dict[str, T] = {}
        for phrase, meaning in phrases:
            words = tuple(words_of(phrase))
            if not words or " ".join(words) in self.phrases:
                continue
            self.phrases[" ".join(words)] = meaning
            by_head.setdefault(words[0], []).append((words[1:], meaning))
        for endings in by_head.values():
            endings.sort(key=lambda ending: -len(ending[0]))
        self._by_head = by_head
        self.heads = by_head.keys()

    def __contains__(self, word: str) -> bool:
        return word in self._by_head

    def longest(self, words: Sequence[str], at: int, head: str | None = None) -> Entry[T] | None:
        """Return the longest phrase that stands at token ``at``, or None.

        ``head`` is read in place of ``words[at]`` (a word without its clitics).
        """
        if not 0 <= at < len(words):
            return None
        endings = self._by_head.get(words[at] if head is None else head)
        if endings is None:
            return None
        for ending, meaning in endings:
            if len(ending) == 0:
                return Entry(meaning, 1)
            if at + len(ending) < len(words) and all(
                words[at + 1 + index] == word or (self.definite and words[at + 1 + index] == "ال" + word)
                for index, word in enumerate(ending)
            ):
                return Entry(meaning, 1 + len(ending))
        return None

    def before(self, words: Sequence[str], end: int, most: int = 5) -> Entry[T] | None:
        """Return the longest phrase that ends right before token ``end``, or None."""
        for first in range(max(0, end - most), end):
            entry = self.longest(words, first)
            if entry is not None and first + entry.width == end:
                return entry
        return None


def words_of(phrase: str) -> list[str]:
    """Return the folded words of a phrase as the scan cuts them.

    >>> words_of("م²/ث")
    ['م', '²', '/', 'ث']
    """
    from ledger.text.tokens import TOKEN

    return [match[0] for match in TOKEN.finditer(folded(phrase)) if not match[0].isspace()]
