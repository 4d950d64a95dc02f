"""The reader: one text's tokens with the small questions that every rule asks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from ledger.lexicon.anchors import Anchor
from ledger.lexicon.calendar import CalendarWords, calendar_words
from ledger.lexicon.numbers import NumberWords, number_words
from ledger.lexicon.particles import Particles, particles
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.arabic import Peeled, has_article, peel, unmerged
from ledger.rules.digits import digit_style
from ledger.rules.numerals import Numeral, NumeralReader
from ledger.rules.ordinals import Ordinal, ordinal_at
from ledger.rules.passages import Layout, layout
from ledger.rules.scan import scan
from ledger.text.fold import Folded
from ledger.text.tokens import Tokens, tokenize

T = TypeVar("T")
_NUMBER, _ORDINAL = int(Anchor.NUMBER), int(Anchor.ORDINAL)


# What one text may cost, in phrases looked for: news takes two to four a token. Steps and not
# seconds, so that a text is refused everywhere or nowhere.
STEPS, STEPS_A_TOKEN = 5_000, 200


class TooMuchWorkError(Exception):
    """A text on which rules would work for longer than its length allows."""

    def __init__(self, steps: int) -> None:
        super().__init__(steps)
        self.steps = steps

    def __str__(self) -> str:
        return (
            f"takes too much work: over {self.steps - 1:,} phrases were looked for in it: "
            "no article is like that; split it or leave it out"
        )


class _Peelings(dict[str, list[Peeled]]):
    """The readings of words, each worked out when it is first asked for."""

    def __missing__(self, word: str) -> list[Peeled]:
        found = self[word] = peel(word)
        return found


@dataclass(slots=True)
class Reader:
    """Tokens, vocabulary and numerals of one text.

    ``steps`` counts the phrases that were looked for; past ``most`` of them the text is
    refused with :class:`TooMuchWorkError`.
    """

    tokens: Tokens
    words: NumberWords
    calendar: CalendarWords
    particles: Particles
    numerals: NumeralReader
    anchors: list[int]
    books: list[int]
    shelved: int
    published: date | None = None
    taken: set[int] = field(default_factory=set)
    steps: int = 0
    most: int = 0
    _numerals: dict[int, Numeral | None] = field(default_factory=dict)
    _read: dict[int, dict[str, list[tuple[int, str]]]] = field(default_factory=dict)
    _anchored: list[tuple[int, int]] | None = None
    _layout: Layout | None = None
    _peeled: _Peelings = field(default_factory=_Peelings)

    def __post_init__(self) -> None:
        """Allow so much work as the text is long."""
        self.most = STEPS + STEPS_A_TOKEN * len(self.tokens)

    @property
    def layout(self) -> Layout:
        """Return the text's passages and quotations, cut once."""
        if self._layout is None:
            self._layout = layout(self.tokens)
        return self._layout

    def starts(
        self, tokens: range, *books: Phrasebook[Any], also: Callable[[str], bool] | None = None
    ) -> list[int]:
        """Return the tokens of a range at which a phrase of any of the books can begin, in order.

        ``also`` adds those that begin something by their letters alone.
        """
        mask = 0
        for book in books:
            mask |= book.bit
            if book.number >= self.shelved:
                return list(tokens)
        bits, texts = self.books, self.tokens.texts
        if also is None:
            return [index for index in tokens if bits[index] & mask]
        return [index for index in tokens if bits[index] & mask or also(texts[index])]

    def peeled(self, index: int) -> list[Peeled]:
        """Return the readings of the word at a token (see :func:`peel`), worked out once a text."""
        return self._peeled[self.tokens.text(index)]

    @classmethod
    def of(cls, folded: Folded, language: str, published: date | None) -> Reader:
        """Return the reader of a folded text."""
        tokens = tokenize(folded)
        words = number_words(language)
        return cls(
            tokens,
            words,
            calendar_words(language),
            particles(language),
            NumeralReader(tokens, words, digit_style(tokens)),
            *scan(tokens, language),
            published,
        )

    def candidates(self, wanted: int) -> list[int]:
        """Return the tokens at which one of the wanted anchors stands, in order."""
        mask = int(wanted)
        if self._anchored is None:
            self._anchored = [(index, anchor) for index, anchor in enumerate(self.anchors) if anchor]
        return [index for index, anchor in self._anchored if anchor & mask]

    def take(self, tokens: Iterable[int]) -> None:
        """Close tokens that names and dates own: no numeral is read off them any more."""
        self.taken.update(tokens)
        self._numerals.clear()

    def reopen(self) -> None:
        """Open every closed token again: each numeral is read whatever owns it."""
        self.taken.clear()
        self._numerals.clear()

    def numeral(self, index: int) -> Numeral | None:
        """Return the numeral that begins at a token (read once) and crosses no taken one, or None."""
        if not 0 <= index < len(self.anchors) or not self.anchors[index] & _NUMBER:
            return None
        if index in self._numerals:
            return self._numerals[index]
        found = self.numerals.at(index)
        if found is not None and self.taken and not self.taken.isdisjoint(range(index, found.end)):
            found = None
        self._numerals[index] = found
        return found

    def is_one(self, index: int) -> bool:
        """Tell "one" (أحد الناجين, إحدى الطبيبات, طالب واحد) from a number that begins so: أحد عشر خبيرا."""
        one = any(word.value == 1 for word in self.words.cardinals.get(self.tokens.text(index), ()))
        numeral = self.numeral(index) if one else None
        return one and (numeral is None or numeral.value == 1)

    def when_end(self, index: int) -> int:
        """Return where a day, or a period told from today, ends: أمس, الثلاثاء, الشهر الماضي, هذا العام."""
        calendar, texts = self.calendar, self.tokens.texts
        first = index + (calendar.this.longest(texts, index) is not None)
        period = calendar.periods.longest(texts, first, self.tokens.text(first).removeprefix("ال"))
        if period is not None:
            end = first + period.width
            which = calendar.which.longest(texts, end)
            if first > index:
                return end
            former = which is not None and (which.meaning == "this" or texts[end] in calendar.previous)
            if which is None or (former and has_article(self.tokens.text(index - 1))):
                return index  # الأمين العام السابق, المدير العام الحالي
            return end + which.width
        entry = calendar.days.longest(texts, index) or calendar.weekdays.longest(texts, index)
        if entry is None:
            return index
        which = calendar.which.longest(texts, index + entry.width)
        return index + entry.width + (0 if which is None else which.width)

    def ordinal(self, index: int) -> Ordinal | None:
        """Return the ordinal that begins at a token, or None."""
        if not 0 <= index < len(self.anchors) or not self.anchors[index] & _ORDINAL:
            return None
        return ordinal_at(self.tokens, index, self.words)

    def read(self, book: Phrasebook[T], index: int, *, peeled: bool = True) -> tuple[T, int, int] | None:
        """Return (meaning, end, skip) of the longest known phrase at a token, or None.

        ``skip`` counts the letters of conjunctions and prepositions on its first word.
        """
        books = self.books
        if not 0 <= index < len(books) or (not books[index] & book.bit and book.number < self.shelved):
            return None
        self.steps += 1
        if self.steps > self.most:
            raise TooMuchWorkError(self.steps)
        tokens = self.tokens
        if not peeled or tokens.kinds[index] != "word":
            entry = book.longest(tokens.texts, index)
            return None if entry is None else (entry.meaning, index + entry.width, 0)
        for skip, stem in self._readings(book, tokens.texts[index]):
            entry = book.longest(tokens.texts, index, stem)
            if entry is not None:
                return entry.meaning, index + entry.width, skip
        return None

    def _readings(self, book: Phrasebook[T], word: str) -> list[tuple[int, str]]:
        """Return the readings of a word, as (letters peeled off, stem), that begin a phrase of a book.

        Worked out once a text: most words recur, and most begin no phrase.
        """
        known = self._read.get(book.number)
        if known is None:
            known = self._read[book.number] = {}
        found = known.get(word)
        if found is None:
            found = known[word] = []
            behind = False  # the article, behind which nothing else is written on
            for skip, article, stem in self._peeled[word]:
                if behind and not article:
                    break
                behind = article
                if article and not book.definite:
                    whole = unmerged(word[skip:])
                    if word[skip] == "ل" and whole in book:
                        found.append((skip, whole))
                elif stem in book and not (article and stem in book.bare):
                    found.append((skip, stem))
        return found

    def plain(self, book: Phrasebook[T], index: int) -> tuple[T, int] | None:
        """Return (meaning, end) of the longest known phrase at a token, nothing peeled off, or None."""
        books = self.books
        if not 0 <= index < len(books) or (not books[index] & book.bit and book.number < self.shelved):
            return None
        self.steps += 1
        if self.steps > self.most:
            raise TooMuchWorkError(self.steps)
        entry = book.longest(self.tokens.texts, index)
        return None if entry is None else (entry.meaning, index + entry.width)

    def follows(self, book: Phrasebook[T], index: int, most: int = 3) -> bool:
        """Tell whether a known phrase (clitics allowed on its first word) ends right before a token."""
        for first in range(max(0, index - most), index):
            found = self.read(book, first)
            if found is not None and found[1] == index:
                return True
        return False
