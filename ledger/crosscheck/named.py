"""What tells things of one kind apart by name or number: two laws, two lists, the first and the second."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from ledger.crosscheck.stretch import CLAUSE_SIGNS, Stretches
from ledger.lexicon.cues import cues
from ledger.lexicon.nouns import verbs
from ledger.lexicon.numbers import number_words
from ledger.rules.arabic import PREPOSITIONS, has_article
from ledger.rules.noun_phrases import CLOSING
from ledger.rules.ordinals import ordinal_at

PERSON = "person"
_LONGEST = 3  # words of a name
_BESIDE = 8  # tokens between a person and his age
_QUOTED = 6  # tokens of a name in quotation marks


class Naming(NamedTuple):
    """The kind of a thing that a text names, and the words of its name (or its number)."""

    kind: str
    words: frozenset[str]


class NamedReader:
    """Finds the things that one text names; ``counted`` are the tokens of amounts, which number nothing."""

    def __init__(self, text: Stretches, language: str, counted: frozenset[int]) -> None:
        self._text = text
        self._tokens = text.tokens
        self._counted = counted
        self._numbers = number_words(language)
        self._given = cues(language).given
        self._verbs = verbs(language)
        self._places, self._namings = self._read()

    def namings(self, tokens: range, *, but: range = range(0)) -> Iterator[Naming]:
        """Yield what a stretch names, ``but`` a figure, and those who only say what it tells left out."""
        places, namings = self._places, self._namings
        for read in range(bisect_left(places, tokens.start), bisect_left(places, tokens.stop)):
            if places[read] not in but:
                yield namings[read]

    def person(self, first: int, tokens: range) -> frozenset[str]:
        """Return the words of the name of whoever is named nearest to a token of a stretch."""
        places, namings = self._places, self._namings
        beside = range(max(tokens.start, first - _BESIDE), min(tokens.stop, first + _BESIDE))
        near = range(bisect_left(places, beside.start), bisect_left(places, beside.stop))
        named = [read for read in near if namings[read].kind == PERSON]
        nearest = min(named, key=lambda read: abs(places[read] - first), default=None)
        return frozenset() if nearest is None else namings[nearest].words

    def _read(self) -> tuple[list[int], list[Naming]]:
        """Return the tokens at which names begin, in order, and what each names."""
        found: list[tuple[int, Naming]] = []
        kinds, placeless = self._tokens.kinds, self._text.placeless
        named = 0
        for at, word in enumerate(self._text.words):
            if kinds[at] != "word" or at in placeless:
                continue
            if word is not None and word.sense is not None and word.sense.numbered:
                number = self._number(at + 1)
                if number is not None:
                    found.append((at + 1, Naming(word.sense.key, frozenset({number}))))
            if word is not None and word.sense is not None and word.sense.names and (name := self._name(at)):
                found.append((at + 1, Naming(word.sense.key, name)))
            if at >= named and self._is_given(at):
                person = frozenset(self._keys(range(at, at + _LONGEST)))
                named = at + _LONGEST
                if person:
                    found.append((at, Naming(PERSON, person)))
        found.sort(key=itemgetter(0))
        return [at for at, _ in found], [naming for _, naming in found]

    def _is_given(self, at: int) -> bool:
        """Tell a given name from a word of its letters: علي, not على."""
        texts = self._tokens.texts
        named = texts[at] in self._given and self._given.longest(texts, at) is not None
        return named and not self._tokens.written(at).endswith("ى")

    def _number(self, at: int) -> str | None:
        """Return what a thing is numbered: المتهم الثاني, عيار 21; not how many there are of it."""
        if at >= len(self._tokens.kinds) or at in self._counted:
            return None
        if self._tokens.kinds[at] == "number":
            return self._tokens.texts[at]
        text = self._tokens.texts[at]
        if not text.startswith("ال") or text[2:] not in self._numbers.ordinals:
            return None
        ordinal = ordinal_at(self._tokens, at, self._numbers)
        return None if ordinal is None else str(ordinal.value)

    def _name(self, noun: int) -> frozenset[str]:
        """Return the words of the name behind a noun: قانون العطل الرسمية, لائحة «بيروت تجمعنا»."""
        first = noun + 1
        closing = CLOSING.get(self._tokens.text(first))
        if closing is not None:
            inside = range(first + 1, min(first + _QUOTED, len(self._tokens)))
            end = next((at for at in inside if self._tokens.text(at) == closing), inside.stop)
            return frozenset(self._keys(range(first + 1, end)))
        if has_article(self._tokens.text(noun)):
            return frozenset()  # القانون بأغلبية: the one that was told of
        words = range(first, first + _LONGEST)
        led = (at for at in words if self._tokens.text(at)[:1] in PREPOSITIONS and self._ends_at(at))
        return frozenset(self._keys(range(first, next(led, words.stop))))

    def _ends_at(self, at: int) -> bool:
        """Tell that a name may end before a word: with a definite noun, or where a figure follows."""
        return has_article(self._tokens.text(at - 1)) or at + 1 in self._counted

    def _keys(self, tokens: range) -> Iterator[str]:
        for at in tokens:
            text = self._tokens.text(at)
            if text in CLAUSE_SIGNS or not self._tokens.is_word(at) or text in self._verbs:
                return
            word = self._text.word(at)
            if word is None or self._text.is_led(at):
                return
            yield word.key


def two_of_one_kind(
    a: frozenset[Naming], b: frozenset[Naming], words: tuple[frozenset[str], frozenset[str]], *, people: bool
) -> str | None:
    """Return the kind of which two texts name two different things, or None.

    ``words`` are all of each text's own: a name that the other has anywhere is no other.
    """
    for kind in sorted({one.kind for one in a} & {one.kind for one in b}):
        if kind == PERSON and not people:
            continue
        first, second = (
            frozenset(chain.from_iterable(one.words for one in of if one.kind == kind)) for of in (a, b)
        )
        if not (first & second or first & words[1] or second & words[0]):
            return kind
    return None
