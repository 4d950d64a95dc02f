"""Topics: who stands as subject in the clauses before a cue that has none of its own."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.acquaintances import Speaker
from ledger.rules.passages import Passage
from ledger.rules.report_cues import CueReader
from ledger.rules.speaker_phrases import DASHES
from ledger.text.tokens import CLAUSE_SIGNS

_LONGEST_DATELINE = 12  # tokens
_REACH = 80  # tokens from a cue back to its topic


@dataclass(slots=True)
class TopicReader(CueReader):
    """Finds whom the clauses before a cue tell of."""

    def _silent(self, passage: Passage) -> bool:
        """Tell whether nobody has spoken in a passage yet."""
        return self._spoke_in != passage.first

    def _topic(self, passage: Passage, before: int) -> Speaker | None:
        """Return the subject of the nearest clause before: زار الوزير المصنع، وقال."""
        for first in range(before - 1, max(passage.first, before - _REACH) - 1, -1):
            if not self._opens_clause(first, passage):
                continue
            subject = self._subject_of(first, before)
            if subject is not None:
                return subject
        if self._previous is None or self.last is not None:
            return None
        return self._subject_of(self._previous.first, self._previous.end)

    def _opens_clause(self, index: int, passage: Passage) -> bool:
        """Tell where a clause with its own subject may begin: behind a colon, حيث, a comma and a verb."""
        tokens = self.reader.tokens
        if index == passage.first:
            return True
        if self.layout.inside[index] >= 0 or not tokens.is_word(index):
            return False
        before = tokens.text(index - 1)
        if before == ":" or before in self.reader.particles.clause_openers:
            return True
        return before in CLAUSE_SIGNS and tokens.text(index).removeprefix("و") in self.verbs

    def _behind_dateline(self, first: int, end: int) -> int:
        """Return where a sentence begins behind its dateline: القاهرة 12 مارس - خفض البنك المركزي."""
        tokens = self.reader.tokens
        place = self.speakers.entities.longest(tokens.texts, first)
        if place is None or place.meaning.kind not in {"place", "country"}:
            return first
        for at in range(first + place.width, min(first + _LONGEST_DATELINE, end)):
            if tokens.text(at) in DASHES:
                return at + 1
            if tokens.text(at) in CLAUSE_SIGNS:
                break
        return first

    def _subject_of(self, first: int, end: int) -> Speaker | None:
        """Return who stands as subject at the head of a clause, first or behind its verb, and can speak."""
        tokens = self.reader.tokens
        first = self._behind_dateline(first, end)
        if tokens.text(first) in self.reader.particles.prepositions:  # في غرفة صغيرة، تتصفح ليان
            near = range(first, min(first + _LONGEST_DATELINE, end))
            first = next((at + 1 for at in near if tokens.text(at) in CLAUSE_SIGNS), end)
        for begin in range(first, min(first + 4, end)):
            if not tokens.is_word(begin):
                return None
            if self._can_speak(begin):
                stop = min(end, begin + 8)
                phrase = self.speakers.phrase(begin, stop, closed=False)
                return None if phrase is None else phrase.speaker
            if tokens.text(begin) in self.speakers.function and begin > first:
                return None
        return None
