"""The words of a text as comparisons see them: each with its key, its sense, and what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from ledger.lexicon.entities import Entity, entities
from ledger.lexicon.nationalities import country_words
from ledger.lexicon.nouns import function_words
from ledger.lexicon.numbers import number_words
from ledger.lexicon.particles import particles
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.subjects import Sense, subjects
from ledger.lexicon.units import unit_forms
from ledger.rules.arabic import OWNERS, PREPOSITIONS, peel, unmerged
from ledger.text.fold import fold
from ledger.text.searched import Stems
from ledger.text.tokens import Tokens, tokenize

_LED = ("ل", "ب")
# They stand on the verbal noun of a second or a tenth form: لتطبيق, باستكمال. The stemmer keeps them.
_BEFORE_DEED = regex.compile(r"^.(?=ت\w\w\p{M}*ي\w$|است\w{3,}$)")


class Word(NamedTuple):
    """One word of a text as comparisons see it: its key, its sense, the country or body that it names."""

    key: str
    sense: Sense | None = None
    country: str | None = None
    entity: Entity | None = None
    width: int = 1
    led: bool = False  # a preposition is written onto it


# A word whose key is its stem; it is one token wide.
_UNKNOWN = Word("")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What the words of a language may be: the phrases that they begin, and those that say nothing."""

    senses: Phrasebook[Sense]
    stems: Mapping[str, Sense]
    entities: Phrasebook[Entity]
    countries: Phrasebook[str]
    names: frozenset[str]
    function: frozenset[str]
    some: frozenset[str]
    counts: frozenset[str]


@cache
def _vocabulary(language: str) -> _Vocabulary:
    known, bodies, countries = subjects(language), entities(language), country_words(language)
    numbers = number_words(language)
    return _Vocabulary(
        known.phrases,
        known.stems,
        bodies,
        countries,
        frozenset(bodies.heads | countries.heads),
        function_words(language),
        particles(language).any,
        frozenset(numbers.cardinals.keys() | numbers.ordinals.keys() | unit_forms(language).heads),
    )


def word_of(word: str, language: str) -> Word | None:
    """Return what a word is on its own, or None where it says nothing.

    >>> word_of("وافق", "ar").key, word_of("في", "ar")
    ('deed.approve', None)
    """
    return next(iter(Words(tokenize(fold(word)), language, Stems()).read()), None)


class _Opening(NamedTuple):
    """What a word can be by its letters: the stems that begin a sense or a name, or else an unknown word."""

    senses: tuple[str, ...]
    names: tuple[str, ...]
    unknown: bool


class Words:
    """Gives each token of a text its word, or None for what says nothing: numbers, signs, function words."""

    def __init__(self, tokens: Tokens, language: str, stems: Stems) -> None:
        self._tokens = tokens
        self._stems = stems
        self._known = _vocabulary(language)
        # What a word can be depends on its letters alone: it is looked up once a text.
        self._openings: dict[str, _Opening] = {}

    def read(self) -> list[Word | None]:
        """Return the word of each token, the second and later tokens of a phrase without one."""
        words: list[Word | None] = [None] * len(self._tokens)
        unknown: list[int] = []
        end = 0
        for at, kind in enumerate(self._tokens.kinds):
            if at < end or kind != "word":
                continue
            word = self._word(at)
            if word is _UNKNOWN:
                unknown.append(at)
            elif word is not None:
                words[at] = word
                end = at + word.width
        self._stem(unknown, words)
        return words

    def _stem(self, unknown: Sequence[int], words: list[Word | None]) -> None:
        """Give the words that nothing is known of the key of their stem; all are stemmed at once."""
        written = [self._tokens.written(at) for at in unknown]
        written = [_BEFORE_DEED.sub("", word) if word.startswith(_LED) else word for word in written]
        forms = list(dict.fromkeys(written))
        known: dict[str, Word | None] = {}
        for form, stem in zip(forms, self._stems.of(forms), strict=True):
            shared = self._known.stems.get(stem)
            known[form] = Word(stem if shared is None else shared.key, shared) if stem else None
        for at, form in zip(unknown, written, strict=True):
            words[at] = known[form]

    def _word(self, at: int) -> Word | None:
        texts = self._tokens.texts
        text = texts[at]
        # Folding makes one letter of two: المسجلة is a feminine, قاتله somebody's.
        feminine = text.endswith("ه") and self._tokens.written(at).endswith("ة")
        letters = text[:-1] + "ة" if feminine else text
        opening = self._openings.get(letters)
        if opening is None:
            opening = self._openings[letters] = self._opening(text, feminine)
        best: Word | None = None
        for stem in opening.senses:
            sense = self._known.senses.longest(texts, at, stem)
            if sense is not None and (best is None or sense.width > best.width):
                best = Word(sense.meaning.key, sense.meaning, width=sense.width, led=_is_led(text, stem))
        for stem in opening.names:
            named = self._named(at, stem)
            if named is not None and (best is None or named.width > best.width):
                if best is not None and named.entity is not None and _is_crowd(named, best):
                    return best  # العاملون are employees
                held = best is not None and best.sense is not None and best.sense.role == "office"
                # مجلس الشيوخ الأمريكي is a body of a country, and the upper house of a parliament
                return named._replace(key=best.key, sense=best.sense) if best and held else named
        if best is not None and best.sense is not None and best.sense.role == "common":
            return best._replace(key=self._stems.of([self._tokens.written(at)])[0])
        if best is not None:
            return None if best.sense is not None and best.sense.role == "stop" else best
        return _UNKNOWN if opening.unknown else None

    def _opening(self, text: str, feminine: bool) -> _Opening:
        known = self._known
        phrases, names = known.senses.heads, known.names
        senses: list[str] = []
        named: list[str] = []
        counts = False
        for skip, article, stem in peel(text):
            if stem in phrases:
                senses.append(stem)
            if stem.endswith(OWNERS) and not feminine:
                senses += [bare for bare in _unowned(stem) if bare in phrases]
            if stem in names and not (article and stem in known.countries.bare):
                named.append(stem)
            if article and text[skip] == "ل" and (whole := unmerged(text[skip:])) in names:
                named.append(whole)
            counts = counts or stem in known.counts
        silent = counts or len(text) < 3 or text in known.function
        silent = silent or (text[0] in "وف" and text[1:] in known.function)
        silent = silent or (text[0] in PREPOSITIONS and text[1:] in known.some)  # لأي, بأية
        return _Opening(tuple(senses), tuple(named), not silent)

    def _named(self, at: int, stem: str) -> Word | None:
        texts = self._tokens.texts
        entity = self._known.entities.longest(texts, at, stem)
        country = self._known.countries.longest(texts, at, stem)
        if entity is not None and (country is None or entity.width >= country.width):
            code = entity.meaning.code if entity.meaning.kind == "country" else entity.meaning.country
            name = entity.meaning.name if entity.meaning.kind == "place" else code or entity.meaning.name
            return Word(f"name.{name}", None, code, entity.meaning, entity.width)
        if country is not None:
            return Word(f"name.{country.meaning}", None, country.meaning, None, country.width)
        return None


def _is_crowd(named: Word, sense: Word) -> bool:
    """Tell people of some kind, which two texts may name by two words, from a body with a name."""
    entity = named.entity
    of_kind = entity is not None and entity.kind == "group" and entity.name.islower()
    return of_kind and sense.width >= named.width and sense.sense is not None and sense.sense.role == "thing"


def _is_led(text: str, stem: str) -> bool:
    """Tell whether a preposition stands before a stem in its word: بموافقة, للبرلمان, not الموافقة."""
    before = text[: max(0, text.find(stem))]
    return before.removeprefix("و").removeprefix("ف")[:1] in PREPOSITIONS


def _unowned(stem: str) -> list[str]:
    return [
        stem.removesuffix(ending)
        for ending in OWNERS
        if stem.endswith(ending) and len(stem) > len(ending) + 3
    ]
