"""Phrasebooks: which words, at a place in a text, make a known phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

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

    def __init__(
        self,
        phrases: Iterable[tuple[str, T]],
        *,
        definite: bool = True,
        bare: Collection[str] = (),
        cut: _Cut[T] | None = None,
    ) -> None:
        """Hold the phrases; ``definite`` lets words behind the first carry the article.

        ``bare`` are folded words that with the article are others: مالي is Mali, المالي financial.
        ``cut`` is what an earlier run made of them.
        """
        self.definite = definite
        self.bare = frozenset(bare)
        self.phrases, self._by_head = _cut(phrases) if cut is None else cut
        self.heads = self._by_head.keys()
        self.number = shelve(self.heads)
        self.bit = bit_of(self.number)

    def __reduce__(self) -> tuple[Any, ...]:
        return _kept, (self.definite, self.bare, self.phrases, self._by_head)

    def __contains__(self, word: str) -> bool:
        return word in self._by_head

    def longest(self, words: list[str], at: int, head: str | None = None) -> Entry[T] | None:
        """Return the longest phrase that stands at token ``at``, or None.

        ``head`` is read in place of ``words[at]`` (a word without its clitics).
        """
        if not 0 <= at < len(words):
            return None
        found = self._by_head.get(words[at] if head is None else head)
        if found is None:
            return None
        alone, longer = found
        if longer is None or at + 1 == len(words):
            return alone
        there = words[at + 1]
        endings = longer.get(there, ())
        if self.definite and there.startswith("ال"):
            bare = longer.get(there[2:])
            if bare is not None:
                endings = tuple(sorted((*endings, *bare), key=_RANK))
        for _, ending, entry in endings:
            if at + len(ending) + 1 < len(words) and self._goes_on(words, at + 2, ending):
                return entry
        return alone

    def _goes_on(self, words: list[str], at: int, ending: tuple[str, ...]) -> bool:
        for word in ending:
            there = words[at]
            if there != word and not (self.definite and there == "ال" + word):
                return False
            at += 1
        return True

    def before(self, words: list[str], end: int, most: int = 5) -> Entry[T] | None:
        """Return the longest phrase that ends right before token ``end``, or None."""
        for first in range(max(0, end - most), end):
            entry = self.longest(words, first)
            if entry is not None and first + entry.width == end:
                return entry
        return None


_Ending = tuple[int, tuple[str, ...], Entry[T]]
_ByHead = dict[str, tuple[Entry[T] | None, dict[str, tuple[_Ending[T], ...]] | None]]
_Cut = tuple[dict[str, T], _ByHead[T]]
_RANK = itemgetter(0)


def _kept(definite: bool, bare: frozenset[str], phrases: dict[str, T], by_head: _ByHead[T]) -> Phrasebook[T]:
    """Return a book as an earlier run made it; its number is that of this run."""
    return Phrasebook((), definite=definite, bare=bare, cut=(phrases, by_head))


def _cut(phrases: Iterable[tuple[str, T]]) -> _Cut[T]:
    """Return what each phrase means, the first to be told, and by the first word what phrases it begins."""
    meanings: dict[str, T] = {}
    by_head: dict[str, list[tuple[tuple[str, ...], Entry[T]]]] = {}
    for phrase, meaning in phrases:
        words = tuple(words_of(phrase))
        whole = " ".join(words)
        if not words or whole in meanings:
            continue
        meanings[whole] = meaning
        # What is found is made here, once, and not at each finding.
        by_head.setdefault(words[0], []).append((words[1:], Entry(meaning, len(words))))
    return meanings, {head: _endings(found) for head, found in by_head.items()}


def _endings(
    found: list[tuple[tuple[str, ...], Entry[T]]],
) -> tuple[Entry[T] | None, dict[str, tuple[_Ending[T], ...]] | None]:
    """Return what a first word means alone, and by the second word what longer phrases go on with.

    Each of those has its rank: the longer first, then the one that was told first.
    """
    alone = next((entry for ending, entry in found if not ending), None)
    longer: dict[str, list[_Ending[T]]] = {}
    for rank, (ending, entry) in enumerate(sorted(found, key=lambda one: -len(one[0]))):
        if ending:
            longer.setdefault(ending[0], []).append((rank, ending[1:], entry))
    return alone, {word: tuple(endings) for word, endings in longer.items()} or None


# Of which books a word may begin a phrase: one look-up for all of them. A number has so many bits that the
# machine takes it at once, so that a few books share each; whoever goes by it looks the phrase up after.
_SHELF: dict[str, int] = {}
_BITS = 60
_shelved = 0


def shelve(heads: Iterable[str]) -> int:
    """Note the first words of one more book; return its number, from 0."""
    global _shelved
    number, _shelved = _shelved, _shelved + 1
    bit = bit_of(number)
    for head in heads:
        _SHELF[head] = _SHELF.get(head, 0) | bit
    return number


def bit_of(number: int) -> int:
    """Return the bit of a book by its number, which other books have as well."""
    return 1 << number % _BITS


def shelf() -> tuple[dict[str, int], int]:
    """Return the books that each word may begin a phrase of, as bits, and how many books there are."""
    return _SHELF, _shelved


def words_of(phrase: str) -> list[str]:
    """Return the folded words of a phrase as the scan cuts them.

    >>> words_of("م²/ث")
    ['م', '²', '/', 'ث']
    """
    from ledger.text.tokens import TOKEN

    plain = folded(phrase)
    words = plain.split()
    if all(map(str.isalpha, words)):
        return words  # letters alone: nothing to cut
    return [match[0] for match in TOKEN.finditer(plain) if not match[0].isspace()]
