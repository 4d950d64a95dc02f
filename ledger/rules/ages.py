"""Ages: years and months that are somebody's age, and not how long a thing lasts."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.quantities import QuantityWords
from ledger.rules.amount import Amount
from ledger.rules.arabic import has_article
from ledger.rules.reader import Reader

_OLDEST = 120  # years
_LED = 4  # tokens between "age" and the years


@dataclass(frozen=True, slots=True)
class AgeReader:
    """Tells the ages of one text."""

    reader: Reader
    words: QuantityWords
    function: frozenset[str]

    def kind_of(self, amount: Amount, begin: int, end: int) -> tuple[str, str | None]:
        """Return kind and unit: years are an age behind or before a word of age."""
        words, tokens = self.words, self.reader.tokens
        if amount.kind == "duration" and self._lasts(amount.first):
            return amount.kind, amount.unit
        if (
            amount.kind == "duration"
            and amount.unit in {"a", "mo"}
            and (amount.numeral is None or amount.rule[:7] != "<units>")
        ):
            if self._age_before(begin, amount.first) or self.reader.plain(words.age_after, end) is not None:
                return "age", amount.unit
            if self._age_told(begin):
                return "age", amount.unit
            aside = tokens.text(amount.first - 1), tokens.text(end)
            if aside == ("(", ")") or (
                aside == ("،", "،") and amount.unit == "a" and tokens.is_word(amount.first - 2)
            ):
                return "age", amount.unit
        if amount.bare and amount.value <= _OLDEST and self._is_aged(begin, amount.first, end):
            return "age", "a"
        return amount.kind, amount.unit

    def _lasts(self, first: int) -> bool:
        """Tell the duration of a thing (العقد (5 سنوات), الحكم البالغ 10 سنوات) from somebody's age."""
        lasting = self.words.lasting
        return any(self.reader.read(lasting, at) is not None for at in range(max(0, first - 3), first))

    def _is_aged(self, begin: int, first: int, end: int) -> bool:
        if self.reader.plain(self.words.age_after, end) is not None:
            return True
        if self.reader.tokens.text(begin - 1) in self.words.age_doubtful:
            # من هم فوق سن الستين
            return begin < first and self.reader.follows(self.words.age_before, first, 1)
        return self._age_before(begin, first)

    def _age_before(self, begin: int, first: int) -> bool:
        """Tell whether a word of age stands before a comparator, inside it or right behind it."""
        words, reader = self.words, self.reader
        at = begin - 1 if reader.tokens.text(begin - 1) in {"ال", "ب"} else begin
        if reader.follows(words.age_before, at, 3):
            return True
        inside = range(begin, first)
        return any(reader.read(words.age_inside, index) is not None for index in inside)

    def _age_told(self, begin: int) -> bool:
        """Tell the years of people or of an age with a name: سن التقاعد إلى 65 سنة, الشباب بين 15 و24 سنة."""
        words, reader = self.words, self.reader
        people = reader.follows(words.age_people, begin, 1)
        if people and reader.read(words.between, begin) is not None:
            return True
        for at in range(max(0, begin - _LED), begin):
            named = reader.read(words.age_named, at)
            if named is not None:
                return all(self._leads_age(between) for between in range(named[1], begin))
        return False

    def _leads_age(self, index: int) -> bool:
        """Tell what may stand between an age with a name and its years: سن التقاعد القانونية هو 65 سنة."""
        text, particles = self.reader.tokens.text(index), self.reader.particles
        adverb = text.endswith("يا") and text not in self.function  # تدريجيا
        leading = particles.to | particles.leading | particles.pronouns
        return adverb or has_article(text) or text in leading
