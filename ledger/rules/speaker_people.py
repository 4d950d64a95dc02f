"""People: who is known, and what looks like a name behind titles."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.cues import Cues
from ledger.lexicon.entities import Entity
from ledger.lexicon.nouns import Noun
from ledger.lexicon.phrasebook import Phrasebook
from ledger.rules.acquaintances import Acquaintances, Speaker, SpeakerPhrase
from ledger.rules.arabic import peel
from ledger.rules.bodies import BodyReader
from ledger.rules.noun_phrases import QUOTES
from ledger.rules.offices import OfficeReader
from ledger.rules.reader import Reader
from ledger.rules.speaker_phrases import LONGEST_NAME, SpeakerPhraseReader


@dataclass(slots=True)
class PeopleReader:
    """Reads the people that one text names, and remembers whom it has met."""

    reader: Reader
    cues: Cues
    entities: Phrasebook[Entity]
    function: frozenset[str]
    adjectives: frozenset[str]
    nouns: Phrasebook[Noun]
    bodies: BodyReader
    phrases: SpeakerPhraseReader
    office_names: OfficeReader
    known: Acquaintances

    def _named(self, first: int, end: int) -> Speaker:
        written = self.reader.tokens.span(first, end).of(self.reader.tokens.folded.source)
        speaker = self.known.named(self._text(first, end), written)
        self.known.people.append((first, speaker))
        return speaker

    def _learn(self, first: int, phrase: SpeakerPhrase) -> None:
        """Remember which office a person holds, and their surname, for later mentions."""
        if phrase.first > first:
            self.known.hold(self._text(first, phrase.first), phrase.speaker)
        self.known.keep(self._text(phrase.first, phrase.end).split()[-1], phrase.speaker)

    def meet_body(self, index: int, entity: Entity, width: int) -> None:
        """Learn a known body of several words, so that its noun alone leads back to the first of its kind."""
        stems = (stem for skip, article, stem in self.reader.peeled(index) if article or not skip)
        noun = next((stem for stem in stems if stem in self.cues.heads), None)
        if noun is not None and noun not in self.known.heads:
            written = self.bodies.written(index, index + width, 0)
            self.known.heads[noun] = Speaker(entity.name, written, entity)

    def _meet_body(self, first: int, end: int) -> None:
        """Keep the body that somebody speaks for: behind المتحدث باسم وزارة الصحة, الوزارة is that one."""
        for index in range(first, end):
            noun = self.reader.tokens.text(index)
            if self.reader.plain(self.cues.heads, index) is None:
                continue
            name = self.office_names.name(index, end)
            if name is not None and not self.phrases.definite(index):
                self.known.heads[noun] = Speaker(name, self.bodies.written(index, end, 0))
                return

    def _person(self, first: int, end: int) -> SpeakerPhrase | None:
        """Return the last known person named in the phrase."""
        tokens = self.reader.tokens
        for index in range(end - 1, first - 1, -1):
            for skip, article, stem in peel(tokens.text(index)) if tokens.is_word(index) else ():
                entry = self.entities.longest(tokens.texts, index, stem)
                if article or entry is None or entry.meaning.kind != "person" or index + entry.width > end:
                    continue
                begin = index
                wider = self._wider(first, index)
                if wider is not None:
                    begin, skip = wider, 0
                end = index + entry.width
                speaker = self.known.of(entry.meaning, self.bodies.written(begin, end, skip))
                self.known.people.append((begin, speaker))
                return SpeakerPhrase(begin, end, skip, speaker)
        return None

    def _wider(self, first: int, index: int) -> int | None:
        """Return an earlier start from which the same person's fuller name is known."""
        tokens = self.reader.tokens
        for begin in range(max(first, index - LONGEST_NAME), index):
            entry = self.entities.longest(tokens.texts, begin)
            if entry is not None and entry.meaning.kind == "person" and begin + entry.width > index:
                return begin
        return None

    def _titled_name(self, first: int, end: int, *, closed: bool) -> SpeakerPhrase | None:
        """Return the name behind titles, or a bare name that was met before or looks like one."""
        tokens = self.reader.tokens
        behind = self.phrases.name_behind(first, end, closed=closed)
        if behind is not None:
            start, end = behind
            return SpeakerPhrase(start, end, 0, self._named(start, end))
        start = self.phrases.title_end(first, end)
        if start == first or not closed:
            return None
        # مسؤول أمريكي رفيع المستوى names nobody, nor does رئيس الاتحاد الأردني لكرة القدم
        start = max(start, self.phrases.office_end(first, end))
        quoted = self.phrases.quoted_end(start, end)
        start = quoted if quoted < end else start  # محلل في بنك «ماكواري» لاري هو
        while start < end and tokens.text(start) in QUOTES:
            start += 1
        stop = end
        while stop > start and tokens.text(stop - 1) in QUOTES:
            stop -= 1
        stop = self.phrases.name_end(start, stop)
        words = [index for index in range(start, stop) if tokens.is_word(index)]
        if not words or not self._is_name(words):
            return None
        if len(words) > 1 and not self.phrases.looks_like_name(start, stop):
            return None
        return SpeakerPhrase(start, stop, 0, self._named(start, stop))

    def _is_name(self, words: list[int]) -> bool:
        texts = [self.reader.tokens.text(index) for index in words]
        first = texts[0]
        if self.reader.plain(self.cues.given, words[0]) is not None:
            return True
        if first.isascii():
            return False
        return (
            not self.phrases.definite(words[0])
            and first not in self.adjectives
            and first not in self.function
        )

    def _text(self, first: int, end: int) -> str:
        """Return the folded words of a phrase; the لـ of وفقا لـ glued to its first is left out."""
        return " ".join(
            self.reader.tokens.texts[index]
            for index in range(first, end)
            if self.reader.tokens.is_word(index)
        )
