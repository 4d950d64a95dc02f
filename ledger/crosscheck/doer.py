"""Doers: which body did what a figure counts (ألغت مصر للطيران 26 رحلة), as far as its clause says."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.crosscheck.stretch import CLAUSE_SIGNS, Stretches
from ledger.crosscheck.words import Word
from ledger.lexicon.cues import cues
from ledger.lexicon.nouns import function_words, nouns, verbs
from ledger.lexicon.particles import particles
from ledger.rules.arabic import peel
from ledger.rules.speaker_phrases import DASHES

_REACH = 14  # tokens between a verb and its figure
_LONGEST = 6  # tokens of a subject
_SAID_OF = ("stop.", "mode.", "place.", "stage.")  # keys that name nobody
_JOINED = "وف"


class DoerReader:
    """Reads the doers of one text's deeds."""

    def __init__(self, text: Stretches, language: str) -> None:
        self._text = text
        self._tokens = text.tokens
        self._verbs = verbs(language)
        self._nouns = nouns(language)
        self._function = function_words(language)
        self._cues = cues(language)
        self._particles = particles(language)

    def doer(self, first: int, clause: range, speaker: range | None) -> frozenset[str]:
        """Return the words of the body that does what the figure at token ``first`` counts, if it is told.

        ``speaker`` are the tokens of who says it, whom a pronoun takes up: قالت الجمعية إنها وزعت 4500 سلة.
        Who only counts (سجلت الوزارة) does nothing of it, and the authorities of a land are no one of them.
        """
        for at in range(first - 1, max(clause.start, first - _REACH) - 1, -1):
            if self._tokens.text(at) in CLAUSE_SIGNS:
                break
            if not (self._is_verb(at) or self._opens(at, clause)):
                continue
            if self._counts(at):
                break
            return self._subject(at, first, clause, speaker)
        return frozenset()

    def _is_verb(self, at: int) -> bool:
        text = self._tokens.text(at)
        return text in self._verbs or (text[:1] in _JOINED and text[1:] in self._verbs)

    def _opens(self, at: int, clause: range) -> bool:
        """Tell a verb that no list knows by its place: the first word of a clause, or behind "that she"."""
        text, before = self._tokens.text(at), self._tokens.text(at - 1)
        if before in self._particles.that_subjects:
            return True
        begins = at == clause.start or before in CLAUSE_SIGNS or before in DASHES
        # ألغت has no article, though its folded letters look like one.
        named = text in self._nouns or text in self._function
        named = named or self._tokens.written(at).startswith("ال")
        return begins and self._tokens.is_word(at) and not named

    def _counts(self, at: int) -> bool:
        """Tell a verb of telling or counting from one of doing: سجل, أحصى, بلغ."""
        stems = [stem for _, _, stem in peel(self._tokens.text(at))]
        known = (cue for stem in stems for cue in self._cues.forms.phrases.get(stem, ()))
        says = any("quote" in cue.frames for cue in known) and not any(
            stem in self._cues.carriers for stem in stems
        )
        return says or any(stem in self._cues.counting for stem in stems)

    def _subject(self, verb: int, first: int, clause: range, speaker: range | None) -> frozenset[str]:
        if self._is_body(verb + 1):
            return self._named(range(verb + 1, min(first, verb + 1 + _LONGEST)))
        if self._tokens.text(verb - 1) in self._particles.that_subjects:
            return frozenset() if speaker is None else self._named(speaker)
        start = verb
        while start > clause.start and verb - start < _LONGEST and self._goes_on(start - 1):
            start -= 1
        return self._named(range(start, verb)) if self._is_body(start) and start < verb else frozenset()

    def _goes_on(self, at: int) -> bool:
        text = self._tokens.text(at)
        return self._tokens.is_word(at) and text not in self._function and not self._is_verb(at)

    def _is_body(self, at: int) -> bool:
        words = (self._text.word(at), self._text.word(at + 1))  # قوة الأمم المتحدة
        if any(word is not None and self._is_organisation(word) for word in words):
            return True
        texts = self._tokens.texts
        if not self._tokens.is_word(at) or self._text.is_led(at):
            return False
        return any(self._cues.heads.longest(texts, at, stem) is not None for _, _, stem in peel(texts[at]))

    def _is_organisation(self, word: Word) -> bool:
        return word.entity is not None and word.entity.kind == "organisation"

    def _named(self, tokens: range) -> frozenset[str]:
        """Return what tells one body from others; none of what any authority of a land is called."""
        return frozenset(self._keys(tokens))

    def _keys(self, tokens: range) -> Iterator[str]:
        for at in tokens:
            text = self._tokens.text(at)
            if not self._tokens.is_word(at) or text in self._function or self._is_verb(at):
                return
            word = self._text.word(at)
            if word is None or word.key.startswith(_SAID_OF):
                continue
            if word.entity is not None and self._is_organisation(word):
                yield f"name.{word.entity.name}"
                continue
            if word.country is not None and (word.entity is None or word.entity.kind == "country"):
                continue
            if at > tokens.start and self._text.is_led(at) and not self._tokens.text(at).startswith("لل"):
                return
            if not any(stem in self._cues.authorities for _, _, stem in peel(text)):
                yield word.key
