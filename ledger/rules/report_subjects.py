"""Subjects: who says it, written or dropped, before the cue or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.arabic import has_article
from ledger.rules.passages import Passage
from ledger.rules.report_cues import CueReader, Hit
from ledger.rules.report_opening import Opening
from ledger.rules.speakers import Speaker, SpeakerPhrase

_PRONOUNS = frozenset({"انه", "انها", "انهم", "انهما", "انهن"})


@dataclass(slots=True)
class SubjectReader(CueReader):
    """Finds the speakers of cues."""

    def _leading_speaker(self, first: int, passage: Passage) -> int | None:
        """Return where a known speaker right behind a verb ends, or None."""
        tokens = self.reader.tokens
        best: int | None = None
        for end in range(first + 1, min(first + 9, passage.end) + 1):
            if tokens.text(end - 1) in {"،", ",", ":", "؛"} or self.layout.inside[end - 1] >= 0:
                break
            begin = self.speakers.phrases.title_end(first, end)
            entry = self.speakers.entities.longest(tokens.texts, begin) if begin < end else None
            met = " ".join(tokens.texts[begin:end]) in self.speakers.met
            if met or (entry is not None and begin + entry.width == end):
                best = end
        if best is None:
            return self._titled_lead(first, passage) or self._definite_lead(first, passage)
        joined = tokens.text(best)
        if joined.startswith("و") and len(joined) > 3:
            entry = self.speakers.entities.longest(tokens.texts, best, joined[1:])
            if entry is not None:
                return best + entry.width
        return best

    def _titled_lead(self, first: int, passage: Passage) -> int | None:
        """Return where an office and its holder end: استبعد وزير النفط زيادة, نفى المدير سامي ذلك."""
        end = self.speakers.phrases.title_end(first, passage.end)
        if end == first or end >= passage.end:
            return None
        return max(end, self.speakers.phrases.name_end(end, passage.end) if self._is_given(end) else end)

    def _is_given(self, index: int) -> bool:
        return self.reader.plain(self.cues.given, index) is not None

    def _definite_lead(self, first: int, passage: Passage) -> int | None:
        """Return where a definite subject ends: its words carry the article, the content's first does not.

        نفى المتحدث الرسمي وجود خلاف; قدرت هيئة المسح الجيولوجي قوة الزلزال.
        """
        tokens = self.reader.tokens
        index = first
        if self.reader.plain(self.cues.heads, first) is not None:
            index += 1
        start = index
        while index < passage.end and tokens.is_word(index) and self.layout.inside[index] < 0:
            entry = self.speakers.entities.longest(tokens.texts, index)
            if entry is not None:
                index += entry.width
            elif has_article(tokens.text(index)) and not tokens.text(index).startswith("لل"):
                index += 1
            else:
                break
        return index if index > start and tokens.is_word(index) else None

    def _speaker(
        self, hit: Hit, opening: Opening, passage: Passage
    ) -> tuple[SpeakerPhrase | None, Speaker | None]:
        tokens = self.reader.tokens
        if opening.cue.kind == "participle":
            topic = self._topic(passage, hit.first) if self._silent(passage) else None
            return None, topic or self.last
        if opening.cue.kind == "impersonal":
            return None, None
        if self._is_carrier(hit):
            carried = self._carried(hit, opening)
            return carried, None if carried is None else carried.speaker
        first, end = hit.end, opening.subject_end
        if first < end and not self._is_aside(first):
            if opening.cue.addressee and end - first > 1 and tokens.text(end - 1).endswith(("ها", "هم")):
                end -= 1  # حذرت دول المنطقة مواطنيها
            phrase = self.speakers.phrase(first, end)
            if phrase is not None:
                return phrase, phrase.speaker
        before = self._subject_before(hit, passage)
        if before is not None:
            return before, before.speaker
        if tokens.text(hit.first - 1) in _PRONOUNS or self.last is None or self._silent(passage):
            topic = self._topic(passage, hit.first)
            if topic is not None:
                return None, topic
        return None, self.last

    def _carried(self, hit: Hit, opening: Opening) -> SpeakerPhrase | None:
        """Return Y of "X reported from Y that": نقلت وكالات عن بوتين قوله."""
        tokens = self.reader.tokens
        if self.reader.read(self.cues.carriers, hit.end - 1) is None:
            return None
        for index in range(hit.end, opening.subject_end):
            if tokens.text(index) not in self.cues.carrier_links:
                continue
            told = [
                at for at in range(index + 1, opening.subject_end) if self.reader.plain(self.cues.told_by, at)
            ]
            return self.speakers.phrase(index + 1, told[0] if told else opening.subject_end)
        return None

    def _outlet(self, hit: Hit) -> Speaker | None:
        """Return X of "X reported from Y that"."""
        if not self._is_carrier(hit):
            return None
        tokens = self.reader.tokens
        link = next(at for at in range(hit.end, hit.end + 9) if tokens.text(at) in self.cues.carrier_links)
        phrase = self.speakers.phrase(hit.end, link) if link > hit.end else None
        return None if phrase is None else phrase.speaker

    def _is_aside(self, index: int) -> bool:
        """Tell that what stands behind the verb is no subject: في تصريحات, أيضا, للصحفيين, a comma."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if not tokens.is_word(index):
            return tokens.text(index) in {"،", ",", "("}
        if text in self.speakers.function or text in {"ايضا", "كذلك", "امس", "اليوم"}:
            return True
        if (
            text[0] == "ب"
            and tokens.written(index).rstrip("ًٌٍ").endswith("ة")
            and text not in self.speakers.entities
        ):
            return True
        return text.startswith("لل") or (text.startswith("ل") and text[1:].startswith("ال"))

    def _subject_before(self, hit: Hit, passage: Passage) -> SpeakerPhrase | None:
        """Return the subject in front of its verb: الوزير قال إن; only one that is known or titled."""
        tokens = self.reader.tokens
        if hit.joined or hit.first <= passage.first:
            return None
        first = hit.first - 1
        while first > passage.first and tokens.is_word(first - 1) and hit.first - first < 8:
            if tokens.text(first - 1) in self.speakers.function:
                break
            first -= 1
        if not tokens.is_word(first) or tokens.text(first) in self.speakers.function:
            return None
        phrase = self.speakers.phrase(first, hit.first)
        if phrase is None or phrase.end != hit.first:
            return None
        known = phrase.speaker.entity is not None or phrase.first > first
        return phrase if known else None

    def _silent(self, passage: Passage) -> bool:
        """Tell whether nobody has spoken in a passage yet."""
        return self._spoke_in != passage.first

    def _topic(self, passage: Passage, before: int) -> Speaker | None:
        """Return the subject that this sentence or the last begins with: زار الوزير المصنع، وقال إن."""
        here = self._subject_of(passage.first, before)
        if here is not None or self._previous is None or self.last is not None:
            return here
        return self._subject_of(self._previous.first, self._previous.end)

    def _subject_of(self, first: int, end: int) -> Speaker | None:
        """Return who stands as subject at the head of a clause, first or behind its verb, and can speak."""
        tokens = self.reader.tokens
        for begin in range(first, min(first + 4, end)):
            if not tokens.is_word(begin):
                return None
            titled = self.speakers.phrases.title_end(begin, end) > begin
            headed = self.reader.plain(self.cues.heads, begin) is not None
            entry = self.speakers.entities.longest(tokens.texts, begin)
            able = entry is not None and entry.meaning.kind != "place"
            if titled or headed or able:
                stop = min(end, begin + 8)
                phrase = self.speakers.phrase(begin, stop, closed=False)
                return None if phrase is None else phrase.speaker
            if tokens.text(begin) in self.speakers.function and begin > first:
                return None
        return None
