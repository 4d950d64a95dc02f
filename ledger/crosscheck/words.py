"""The words of a text as comparisons see them: each with its key, its sense, and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.lexicon.entities import Entity, entities
from ledger.lexicon.measures import measures
from ledger.lexicon.nationalities import country_words
from ledger.lexicon.nouns import function_words
from ledger.lexicon.numbers import number_words
from ledger.lexicon.subjects import Sense, subjects
from ledger.lexicon.units import unit_forms
from ledger.rules.arabic import OWNERS, peel
from ledger.text.stem import stems
from ledger.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as comparisons see it: its key, its sense, the country or body that it names."""

    key: str
    sense: Sense | None = None
    country: str | None = None
    entity: Entity | None = None
    width: int = 1


# A word whose key is its stem; it is one token wide.
_UNKNOWN = Word("")


class Words:
    """Gives each token of a text its word, or None for what says nothing: numbers, signs, function words."""

    def __init__(self, tokens: Tokens, language: str) -> None:
        self._tokens = tokens
        self._subjects = subjects(language)
        self._entities = entities(language)
        self._countries = country_words(language)
        self._measures = measures(language)
        self._function = function_words(language)
        self._numbers = number_words(language).cardinals
        self._units = unit_forms(language)
        # What a word can be depends on its letters alone: it is looked up once a text.
        self._openings: dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]] = {}

    def read(self) -> list[Word | None]:
        """Return the word of each token, the second and later tokens of a phrase without one."""
        words: list[Word | None] = [None] * len(self._tokens)
        unknown: list[int] = []
        at = 0
        while at < len(self._tokens):
            word = self._word(at) if self._tokens.is_word(at) else None
            if word is _UNKNOWN:
                unknown.append(at)
            else:
                words[at] = word
            at += 1 if word is None else word.width
        self._stem(unknown, words)
        return words

    def _stem(self, unknown: Sequence[int], words: list[Word | None]) -> None:
        """Give the words that nothing is known of the key of their stem; all are stemmed at once."""
        written = [self._tokens.written(at) for at in unknown]
        forms = list(dict.fromkeys(written))
        known: dict[str, Word | None] = {}
        for form, stem in zip(forms, stems(forms), strict=True):
            shared = self._subjects.stems.get(stem)
            known[form] = Word(stem if shared is None else shared.key, shared) if stem else None
        for at, form in zip(unknown, written, strict=True):
            words[at] = known[form]

    def _word(self, at: int) -> Word | None:
        text = self._tokens.text(at)
        texts = self._tokens.texts
        openings = self._openings.get(text)
        if openings is None:
            openings = self._openings[text] = self._opening(text)
        senses, names, counts = openings
        best: Word | None = None
        for stem in senses:
            sense = self._subjects.phrases.longest(texts, at, stem)
            if sense is not None and (best is None or sense.width > best.width):
                best = Word(sense.meaning.key, sense.meaning, width=sense.width)
        for stem in names:
            named = self._named(at, stem)
            if named is not None and (best is None or named.width > best.width):
                return named
        if best is not None:
            return None if best.sense is not None and best.sense.role == "stop" else best
        if text in self._function or len(text) < 3:
            return None
        if text[1:] in self._function and text[0] in "وف":
            return None
        if counts:
            return None
        return _UNKNOWN

    def _opening(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Return the stems of a word that begin a sense or a name, and whether one is a number."""
        readings = peel(text)
        senses = [
            stem
            for read in readings
            for stem in (read.stem, *_unowned(read.stem))
            if stem in self._subjects.phrases
        ]
        names = [
            stem
            for read in readings
            # للسودان is السودان with its article merged into the preposition.
            for stem in ((read.stem, "ال" + read.stem) if read.article else (read.stem,))
            if stem in self._entities or stem in self._countries
        ]
        return (
            tuple(senses),
            tuple(names),
            any(read.stem in self._numbers or read.stem in self._units for read in readings),
        )

    def _named(self, at: int, stem: str) -> Word | None:
        texts = self._tokens.texts
        entity = self._entities.longest(texts, at, stem)
        country = self._countries.longest(texts, at, stem)
        if entity is not None and (country is None or entity.width >= country.width):
            code = entity.meaning.code if entity.meaning.kind == "country" else entity.meaning.country
            name = entity.meaning.name if entity.meaning.kind == "place" else code or entity.meaning.name
            return Word(f"name.{name}", None, code, entity.meaning, entity.width)
        if country is not None:
            return Word(f"name.{country.meaning}", None, country.meaning, None, country.width)
        return None


def _unowned(stem: str) -> list[str]:
    if not stem.endswith(OWNERS):
        return []
    return [
        stem.removesuffix(ending)
        for ending in OWNERS
        if stem.endswith(ending) and len(stem) > len(ending) + 3
    ]
