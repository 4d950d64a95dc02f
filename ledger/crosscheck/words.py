"""The words of a text as comparisons see them: each with its key, its sense, and what it names."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.entities import Entity, entities
from ledger.lexicon.measures import measures
from ledger.lexicon.nationalities import country_words
from ledger.lexicon.nouns import function_words
from ledger.lexicon.numbers import number_words
from ledger.lexicon.subjects import Sense, subjects
from ledger.lexicon.units import unit_forms
from ledger.rules.arabic import OWNERS, peel
from ledger.text.stem import search_stem
from ledger.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text as comparisons see it: its key, its sense, the country or body that it names."""

    key: str
    sense: Sense | None = None
    country: str | None = None
    entity: Entity | None = None
    width: int = 1


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
        self._stems: dict[str, str] = {}

    def read(self) -> list[Word | None]:
        """Return the word of each token, the second and later tokens of a phrase without one."""
        words: list[Word | None] = [None] * len(self._tokens)
        at = 0
        while at < len(self._tokens):
            word = self._word(at) if self._tokens.is_word(at) else None
            words[at] = word
            at += 1 if word is None else word.width
        return words

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
        written = self._tokens.written(at)
        known = self._stems.get(written)
        stem = self._stems[written] = search_stem(written) if known is None else known
        if not stem:
            return None
        shared = self._subjects.stems.get(stem)
        return Word(stem if shared is None else shared.key, shared)

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
