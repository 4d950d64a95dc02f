"""Scope words: what narrows a measure without being another one (security aid, non-oil GDP)."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.measures import Measure, Measures
from ledger.rules.arabic import peel
from ledger.rules.context.measure import MeasureReader
from ledger.rules.context.phrase import Words
from ledger.rules.context.scene import Scene
from ledger.rules.date_reader import Dated
from ledger.rules.rule import Found, Quantity

_BEHIND = 6  # tokens behind the words of a measure, and behind its figure


@dataclass(slots=True)
class ScopeReader:
    """Reads the scope words of the figures of one text."""

    scene: Scene
    measures: Measures
    hits: MeasureReader

    def qualifiers(
        self, found: Found[Quantity | Dated], words: Words | None, measure: Measure | None
    ) -> tuple[str, ...]:
        """Return the keys of the scope words in and behind the words of a measure, sorted."""
        if words is None:
            return ()
        kept: set[str] = set()
        own = {
            at
            for index in range(words.first, words.end)
            if (hit := self.hits.hit_at(index)) is not None
            for at in range(hit.first, hit.end)
        }
        behind = min(self.scene.passage(words.first).end, words.end + _BEHIND)
        for index in range(words.first, behind):
            if index >= words.end and (self.scene.breaks(index) or self.scene.figure(index) is not None):
                break
            if index not in own:
                kept.update(self._at(index, phrases=True, words=index <= words.end))
        last = min(self.scene.passage(found.end - 1).end, found.end + _BEHIND)
        for index in range(found.end, last):
            if self.scene.breaks(index) or self.scene.figure(index) is not None:
                break
            kept.update(self._at(index, phrases=True, words=False))
        if measure is not None:
            kept.discard(measure.concept)
        return tuple(sorted(kept))

    def _at(self, index: int, *, phrases: bool, words: bool) -> list[str]:
        scene = self.scene
        if not scene.is_word(index):
            return []
        texts = scene.reader.tokens.texts
        found: list[str] = []
        if phrases:
            phrase = self.measures.scope_phrases.longest(texts, index)
            if phrase is not None:
                found.append(phrase.meaning)
        if words:
            for _, _, stem in peel(texts[index]):
                entry = self.measures.scopes.longest(texts, index, stem)
                if entry is not None:
                    found.append(entry.meaning)
                    break
        return found
