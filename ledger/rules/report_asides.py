"""Asides: what stands between a verb of saying, its subject and what is said: in his speech, yesterday."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.arabic import has_article, is_feminine
from ledger.rules.passages import Passage
from ledger.rules.quotations import SPEECH, Quotation
from ledger.rules.report_topics import TopicReader
from ledger.text.tokens import COMMAS

_ASIDE_REACH = 12  # tokens
_LONGEST_FENCE = 12


@dataclass(slots=True)
class AsideReader(TopicReader):
    """Passes over asides."""

    def _is_aside(self, index: int) -> bool:
        """Tell that what stands behind the verb is no subject: في تصريحات, أيضا, للصحفيين, a comma."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if not tokens.is_word(index):
            return tokens.text(index) in {"،", ",", "("}
        if text == "ام" and self.speakers.phrases.is_given(index + 1):
            return False  # أم أحمد
        if self.speakers.phrases.is_function(index) or self._is_when(index) or text == "ل":
            return True
        if self.speakers.phrases.is_adverb(index):
            return True
        if self._is_way(index):
            return True
        return text.startswith("لل") or (text.startswith("ل") and text[1:].startswith("ال"))

    def _points_at(self, index: int) -> bool:
        """Tell "this" before what was said (هذا الرقم, هذه الاتهامات) from a time: هذا الأسبوع."""
        tokens = self.reader.tokens
        this = self.reader.calendar.this.longest(tokens.texts, index)
        return this is not None and has_article(tokens.text(index + this.width)) and not self._is_when(index)

    def _behind_asides(self, first: int, passage: Passage) -> int:
        """Return the first token behind "in his speech, yesterday": phrases between subject and object."""
        tokens, particles = self.reader.tokens, self.reader.particles
        limit = min(passage.end, first + _ASIDE_REACH)
        index = first
        while index < limit:
            text = tokens.text(index)
            quotation = self.layout.quotation_at(index + 1)
            led = text == "ل" or text in particles.prepositions
            if led and quotation is not None and quotation.opening == index + 1 and _is_short(quotation):
                index = quotation.closing + 1  # لـ"الشرق الأوسط", على حسابها في "إكس"
            elif text in particles.any or (index == first and text in particles.pointing):
                break
            elif text in particles.to_it:
                index += 1  # في وقت تشير فيه الأرقام
            elif self.speakers.phrases.is_told_to(index):
                index = max(index + 1, self.speakers.phrases.end(index, limit))
            elif self.speakers.phrases.is_function(index) and text not in self.cues.negations:
                index = max(index + 1, self.speakers.phrases.end(index + 1, limit))
            elif self.reader.when_end(index) > index:
                index = self.reader.when_end(index)
            elif text in particles.days or self.speakers.phrases.is_adverb(index):
                index += 1
            elif not self._is_way(index) or has_article(tokens.text(index + 1)):
                break
            else:
                index += 1
        return index

    def _behind_manner(self, index: int) -> int:
        """Return the first token behind how something is said: ونفت بشدة, نفى نفيا قاطعا."""
        adverbs = self.reader.particles.adverbs
        while True:
            text, behind = self.reader.tokens.text(index), self.reader.tokens.text(index + 1)
            if text not in adverbs and (not self._is_way(index) or has_article(behind)):
                return index
            index += 1

    def _is_way(self, index: int) -> bool:
        """Tell how somebody speaks behind بـ: بشدة, بصراحة."""
        tokens = self.reader.tokens
        feminine = is_feminine(tokens.written(index))
        return tokens.text(index)[0] == "ب" and feminine and not self.speakers.can_speak(index)

    def _behind_fence(self, index: int, passage: Passage) -> int:
        """Return the first token behind what brackets or commas set apart: ، الثلاثاء،, (43 عاما).

        So is what a source asks for himself: ، طلب عدم كشف هويته،.
        """
        tokens, particles = self.reader.tokens, self.reader.particles
        opening = tokens.text(index)
        if opening not in {"(", *COMMAS}:
            return index
        when = self._is_when(index + 1) or tokens.text(index + 1) in particles.prepositions
        if opening != "(" and not (when or self._hides_name(index + 2)):
            return index
        closing = {")"} if opening == "(" else COMMAS
        at, end = index + 1, min(index + 1 + _LONGEST_FENCE, passage.end - 1)
        while at < end:
            quotation = self.layout.quotation_at(at)
            if quotation is not None and quotation.opening == at:
                at = quotation.closing  # في بيان على منصة «إكس»
            elif tokens.text(at) in closing:
                return at + 1
            elif not (tokens.is_word(at) or tokens.is_number(at)):
                break
            at += 1
        return index

    def _is_when(self, index: int) -> bool:
        return self.reader.tokens.text(index) in self.reader.particles.days or (
            self.reader.when_end(index) > index
        )


def _is_short(quotation: Quotation) -> bool:
    return quotation.closing - quotation.opening <= SPEECH
