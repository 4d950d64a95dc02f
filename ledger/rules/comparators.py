"""Comparators: the words before or behind a number that turn its value into a bound, or hedge it."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.rules.amount import Vocabulary
from ledger.rules.arabic import OBJECTS, PRESENT
from ledger.rules.reader import Reader

_OPPOSITE = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}
_SUFFIX_REACH = 4
_SPREAD_REACH = 6
_FAR_REACH = 14
_LONGEST_SUBJECT = 20  # tokens between a negated verb and its figure
_SHORT = 3  # letters


@dataclass(slots=True)
class ComparatorReader:
    """Reads the comparators of one text."""

    reader: Reader
    book: Vocabulary

    def before(self, first: int) -> tuple[str | None, int]:
        """Return the comparator in front of a token and where its words begin (a filler may intervene)."""
        words = self.book.words
        at = first
        if self.reader.tokens.text(at - 1) in {"ال", "ب", "ل", "$", '"', "«", "“"}:
            at -= 1
        for filler in range(max(0, at - 2), at):
            read = self.reader.read(words.filler, filler)
            if read is not None and read[1] == at and self._ending(filler) is not None:
                at = filler
                break
        found = self._ending(at)
        if found is None and not self._is_by(first):
            found = self._spread(at) or self._far_negated(at)
        if found is None:
            return None, first
        sign, begin = found
        outer = self._ending(begin)
        reached = outer is not None and self.reader.read(words.split, outer[1]) is not None
        if sign == "~" and outer is not None and outer[0] in {">", "<", ">=", "<="} and not reached:
            sign, begin = outer  # but تصل إلى نحو 15 ألفا is a level
        negated = self.reader.read(words.negation, begin - 1) if begin > 0 else None
        if negated is not None and negated[1] == begin and sign in _OPPOSITE:
            return _OPPOSITE[sign], begin - 1
        return (_OPPOSITE[sign] if sign in {">", "<"} and self._is_negated(begin) else sign), begin

    def _is_by(self, first: int) -> bool:
        """Tell a number by which something is exceeded: تجاوزت الكلفة الموازنة بمليون."""
        numeral = self.reader.numeral(first)
        by = self.reader.tokens.text(first).startswith("ب") or self.reader.tokens.text(first - 1) == "ب"
        return by and numeral is not None and (numeral.skip > 0 or self.reader.tokens.text(first - 1) == "ب")

    def _is_negated(self, begin: int) -> bool:
        """Tell a bound behind a negated verb of extent: لا يتسع القارب لأكثر من 80, لم يحضر أكثر من 20.

        Of getting, too, where a preposition leads the bound: لم يحصل على أكثر من 12 في المائة.
        """
        tokens, words = self.reader.tokens, self.book.words
        apart = tokens.text(begin - 1) in self.reader.particles.prepositions
        verbs = words.attained if apart else words.extent
        if not apart and tokens.text(begin).startswith("ب"):
            verbs |= words.attained
        begin -= apart
        for at in range(begin - 2, max(-1, begin - 2 - _SPREAD_REACH), -1):
            verb = tokens.text(at + 1)
            if not tokens.is_word(at + 1) or verb in self.book.function:
                return False
            negation = tokens.text(at)
            bare = negation[1:] if negation[:1] in {"و", "ف"} else negation
            if bare in words.verbal_negation and not tokens.written(at).startswith("إ"):
                return verb[:1] in PRESENT and verb[1:] in verbs
        return False

    def _ending(self, end: int) -> tuple[str, int] | None:
        """Return the longest comparator that ends right before a token: (sign, its first token)."""
        words = self.book.words
        for begin in range(max(0, end - 5), end):
            read = self.reader.read(words.before, begin)
            if read is not None and read[1] == end:
                text = self.reader.tokens.text(begin)
                reached = read[0] == "<=" and text[: read[2]].endswith("ل") and text[read[2] :] != "ما"
                return None if reached else (read[0], begin)  # ليصل إلى: a level, not a bound
        return None

    def _spread(self, end: int) -> tuple[str, int] | None:
        """Read a comparator whose subject stands inside it: تجاوز عدد القتلى 200, يزيد عددها على 400."""
        reader, words = self.reader, self.book.words
        inside = reader.particles.inside  # تجاوز عدد المصابين في البلاد
        preposition = reader.tokens.text(end - 1)
        if reader.plain(words.threshold, end - 1) is not None:
            return self._far_verb(end)
        for begin in range(end - 2, max(-1, end - 2 - _SPREAD_REACH), -1):
            if not reader.tokens.is_word(begin + 1):
                return None
            word = reader.tokens.text(begin + 1)
            if word in self.book.function and begin + 1 != end - 1 and word not in inside:
                return None
            verb = reader.read(words.verbs, begin)
            if verb is not None and verb[1] <= end and preposition not in self.book.function:
                return verb[0], begin
            split = reader.read(words.split, begin)
            if split is not None and preposition in split[0].prepositions:
                owned = reader.tokens.text(begin + 1).endswith(OBJECTS)
                return (split[0].sign, begin) if owned or not split[0].owned else None
        return None

    def _far_verb(self, end: int) -> tuple[str, int] | None:
        """Read the verb that a threshold word in front of the number lets stand far ahead."""
        for begin in range(end - 2, max(-1, end - 2 - _FAR_REACH), -1):
            if not self.reader.tokens.is_word(begin):
                return None
            verb = self.reader.read(self.book.words.verbs, begin)
            if verb is not None:
                return verb[0], begin
        return None

    def _far_negated(self, end: int) -> tuple[str, int] | None:
        """Read a negated verb before a long subject: لم يتجاوز عدد النواب الحاضرين في الجلسة 115 نائبا."""
        reader, words = self.reader, self.book.words
        for begin in range(end - 2, max(0, end - 2 - _LONGEST_SUBJECT), -1):
            if not reader.tokens.is_word(begin) or reader.numeral(begin) is not None:
                return None
            text, behind = reader.tokens.text(begin), reader.tokens.text(begin + 1)
            if text in reader.particles.turning:
                return None
            if text in reader.particles.relatives and not behind.endswith(OBJECTS):
                return None  # الموسم الذي شهد مقتل 37; but العدد الذي أعلنته الوزارة 15
            verb = reader.read(words.verbs, begin)
            negation = reader.read(words.negation, begin - 1) if verb is not None else None
            if verb is not None and negation is not None and negation[1] == begin:
                measured = reader.read(words.filler, verb[1]) is not None  # not لم تتجاوز المدينة محنتها
                leads = reader.tokens.text(end - 1) in self.book.function
                return (verb[0], begin) if measured and not (leads or self._names_period(end)) else None
        return None

    def _names_period(self, first: int) -> bool:
        """Tell a number that names a period: لم تتجاوز الخسائر في عام 2020."""
        return self.reader.read(self.reader.calendar.periods, first - 1) is not None

    def _leads(self, index: int) -> bool:
        """Tell a preposition, alone or written onto a noun: 72% لمدة عامين على الأقل."""
        text = self.reader.tokens.text(index)
        return text in self.reader.particles.prepositions or (text[0] in "لب" and len(text) > _SHORT)

    def after(self, end: int) -> str | None:
        """Return the comparator behind a quantity and its adjectives (5 كيلومترات على الأقل)."""
        reader = self.reader
        for at in range(end, min(end + _SUFFIX_REACH, len(reader.tokens))):
            found = reader.plain(self.book.words.after, at)
            if found is not None:
                return found[0]
            if not reader.tokens.is_word(at) or reader.numeral(at) is not None or self._leads(at):
                return None
        return None
