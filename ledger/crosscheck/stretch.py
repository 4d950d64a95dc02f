"""Stretches of a text (a sentence, a clause, the words beside a figure) and what their words tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.crosscheck.words import Word, Words
from ledger.lexicon.cues import cues
from ledger.lexicon.nouns import nouns, verbs
from ledger.lexicon.numbers import number_words
from ledger.lexicon.particles import particles
from ledger.rules.arabic import PREPOSITIONS, has_article
from ledger.text.searched import Stems
from ledger.text.tokens import Tokens

CLAUSE_SIGNS = frozenset("،,؛:()")  # between two of them stands a clause
_LANDS = ("ي", "يه")  # of adjectives that name a part of a land
_LONGEST_SOURCE = 12  # tokens
_VOICE = 2  # tokens between a bank that speaks and its nation
_GLUED_WHERE = "بال"  # the preposition of place that is written onto its noun


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the words of a run of tokens tell: sets of keys, as a :class:`Topic` has them."""

    keys: frozenset[str]
    heads: frozenset[str]
    events: frozenset[str]
    stages: frozenset[str]
    offices: frozenset[str]
    modes: frozenset[str]
    denials: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    parts: frozenset[str]
    spots: frozenset[str]


@dataclass(slots=True)
class _Places:
    """The tokens at which something stands, in order, and what stands there."""

    at: list[int] = field(default_factory=list)
    what: list[str] = field(default_factory=list)

    def add(self, at: int, what: str) -> None:
        self.at.append(at)
        self.what.append(what)

    def within(self, tokens: range) -> list[str]:
        return self.what[bisect_left(self.at, tokens.start) : bisect_left(self.at, tokens.stop)]


class Stretches:
    """Tells what any stretch of one text speaks of; its words are read once.

    ``speakers`` are the tokens that name who says something: where they sit says nothing of where
    what they tell happened, but their country is a party of it.
    """

    def __init__(
        self,
        tokens: Tokens,
        language: str,
        speakers: frozenset[int] = frozenset(),
        stems: Stems | None = None,
    ) -> None:
        self.tokens = tokens
        self._stems = Stems() if stems is None else stems
        self.words: list[Word | None] = Words(tokens, language, self._stems).read()
        self._where = particles(language).where
        self._nouns = nouns(language)
        self._keys = _Places()
        self._countries = _Places()
        self._sources = _Places()  # countries that only a source's name has
        sourced = _sourced(tokens, language)
        self.placeless = sourced | speakers
        self._roles: dict[str, _Places] = {}
        self._senses: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            if word is None:
                continue
            self._keys.add(at, word.key)
            if word.country is not None and not (at in self.placeless and self._is_voice(at)):
                (self._sources if at in sourced else self._countries).add(at, word.country)
            # رابطة التعليم الأساسي says nothing of which schools she speaks of
            if word.sense is not None and not (word.sense.role == "stage" and at in self.placeless):
                self._roles.setdefault(word.sense.role, _Places()).add(at, word.sense.key)
                self._senses.setdefault(word.sense.key, []).append(at)
        self._places, self._parts = self._named_places()
        self._spots = self._unknown_places()
        self._read: dict[range, Stretch] = {}

    def stretch(self, tokens: range) -> Stretch:
        """Return what a stretch tells; claims of one sentence ask for the same again and again."""
        known = self._read.get(tokens)
        return self._read.setdefault(tokens, self._told(tokens)) if known is None else known

    def _told(self, tokens: range) -> Stretch:
        return Stretch(
            keys=self.keys(tokens),
            heads=self.senses(tokens, "head"),
            events=self.senses(tokens, "event"),
            stages=self.senses(tokens, "stage"),
            offices=self.senses(tokens, "office"),
            modes=self.senses(tokens, "mode"),
            denials=self.senses(tokens, "denial"),
            countries=self.countries(tokens),
            places=frozenset(self._places.within(tokens)),
            parts=frozenset(self._parts.within(tokens)),
            spots=frozenset(self._spots.within(tokens)),
        )

    def word(self, at: int) -> Word | None:
        """Return the word at a token; None where none stands or it says nothing."""
        return self.words[at] if 0 <= at < len(self.words) else None

    def stem(self, at: int) -> str:
        """Return the stem of the word at a token, whatever else it is."""
        return self._stems.of([self.tokens.written(at)])[0]

    def _is_voice(self, at: int) -> bool:
        """Tell the nation of some bank or paper that speaks (توقع بنك كندي): it may speak of any land."""
        if has_article(self.tokens.text(at)):
            return False
        before = (self.word(back) for back in range(max(0, at - _VOICE), at))
        return any(word is not None and word.sense is not None and word.sense.body for word in before)

    def is_led(self, at: int) -> bool:
        """Tell a word with a preposition written onto it (بالطائرات, بصواريخ) from كنيسة and بلدية."""
        text, word = self.tokens.text(at), self.word(at)
        if text[:1] not in PREPOSITIONS:
            return False
        if text[1:3] == "ال" or text.startswith("لل") or (word is not None and word.led):
            return True
        unknown = word is not None and word.sense is None and word.entity is None
        return unknown and text not in self._nouns and text[1:] in self._nouns

    def keys(self, tokens: range) -> frozenset[str]:
        """Return the keys of the words of a stretch."""
        return frozenset(self._keys.within(tokens))

    def countries(self, tokens: range) -> frozenset[str]:
        """Return the countries that a stretch names, those of its sources where there are no others."""
        return frozenset(self._countries.within(tokens) or self._sources.within(tokens))

    def senses(self, tokens: range, role: str) -> frozenset[str]:
        """Return the keys of the senses of one role in a stretch."""
        found = self._roles.get(role)
        return frozenset() if found is None else frozenset(found.within(tokens))

    def placed(self, tokens: range, role: str) -> list[tuple[int, str]]:
        """Return where in a stretch senses of one role stand, and their keys."""
        found = self._roles.get(role)
        if found is None:
            return []
        first, last = bisect_left(found.at, tokens.start), bisect_left(found.at, tokens.stop)
        return list(zip(found.at[first:last], found.what[first:last], strict=True))

    def having(self, sense: str, tokens: range) -> list[int]:
        """Return the tokens of a stretch that have a sense, in their order."""
        at = self._senses.get(sense)
        return [] if at is None else at[bisect_left(at, tokens.start) : bisect_left(at, tokens.stop)]

    def _named_places(self) -> tuple[_Places, _Places]:
        """Return the names behind nouns of places (مدينة، محافظة), and those that name a part of a land."""
        names, parts = _Places(), _Places()
        for at in self._keys.at:
            for name, part in () if at in self.placeless else self._names_at(at):
                names.add(at, name)
                if part:
                    parts.add(at, name)
        return names, parts

    def _names_at(self, at: int) -> Iterator[tuple[str, bool]]:
        word = self.words[at]
        assert word is not None
        if word.entity is not None and word.entity.kind == "place":
            yield word.key, False
        if word.sense is None or word.sense.role != "place" or word.sense.body:
            return
        name = self.word(at + 1)
        if name is None or name.sense is not None:
            return
        described = has_article(self.tokens.text(at)) and has_article(self.tokens.text(at + 1))
        if described and not self.tokens.text(at + 1).endswith(_LANDS):
            return  # الجهة المشرفة; but المنطقة الشرقية
        if name.country is None or (name.entity is not None and name.entity.kind == "place"):
            yield name.key, word.sense.sub
        elif name.entity is not None and name.entity.seat:  # a capital, here the town itself
            yield self.stem(at + 1), word.sense.sub

    def _unknown_places(self) -> _Places:
        """Return unknown words behind في and its like, or behind شركة: mostly names of places and bodies."""
        spots = _Places()
        for at in self._keys.at:
            word = self.words[at]
            if word is not None and word.sense is None and self._is_spot(at, word):
                spots.add(at, word.key)
        return spots

    def _is_spot(self, at: int, word: Word) -> bool:
        before = self.word(at - 1)
        if before is not None and before.sense is not None and before.sense.body:
            return True
        return word.country is None and word.entity is None and self._is_where(at)

    def _is_where(self, at: int) -> bool:
        return self.tokens.text(at - 1) in self._where or self.tokens.text(at).startswith(_GLUED_WHERE)


def _sourced(tokens: Tokens, language: str) -> frozenset[int]:
    """Return the tokens that name a source: from "according to" to the next sign (بحسب حاكم ولاية بورنو)."""
    book = cues(language)
    told, counts = verbs(language), number_words(language).cardinals
    found: set[int] = set()
    for at, kind in enumerate(tokens.kinds):
        if kind != "word" or at in found:
            continue
        led = book.according.longest(tokens.texts, at) or book.glued_according.longest(tokens.texts, at)
        if led is None:
            continue
        end = at + led.width
        while end < min(at + _LONGEST_SOURCE, len(tokens)) and tokens.is_word(end):
            if end > at + led.width and (tokens.texts[end] in told or tokens.texts[end] in counts):
                break  # وفق الوزارة خمسة أشخاص, بحسب الشرطة قتل
            end += 1
        found.update(range(at, end))
    return frozenset(found)
