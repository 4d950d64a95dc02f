"""Counts: numbers with the noun that they count, before it, behind it or unnamed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.rules.amount import Amount, Vocabulary, bare, in_unit, of_kind
from ledger.rules.arabic import OWNERS, has_article, peel
from ledger.rules.nouns import Counted, NounReader
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader
from ledger.rules.units import UnitReader

_TEN_AND_MORE = 11  # from here on a number after its noun has another form


@dataclass(slots=True)
class CountReader:
    """Reads counts off one text."""

    reader: Reader
    book: Vocabulary
    nouns: NounReader
    units: UnitReader

    def before_noun(self, numeral: Numeral) -> Amount | None:
        """<number> <noun>, <number> من <nouns>."""
        tokens = self.reader.tokens
        noun = self.nouns.at(numeral.end)
        if noun is None and numeral.article:
            definite = self.nouns.definite_at(numeral.end)
            noun = definite if definite is not None and definite.known else None
        numeral = self._whole(numeral, noun)
        if numeral.value == 0 and (noun is None or not noun.known):
            return None
        if noun is not None:
            far = tokens.text(numeral.end).isascii() or tokens.glued(numeral.end)
            if not noun.known and (numeral.article or far):
                return None
            return of_kind("count", numeral, noun.end, "<number> <noun>", counted=noun.lemma)
        if tokens.text(numeral.end) != "من" or self._is_of_age(numeral.end) or numeral.article:
            return None
        part = self.nouns.definite_at(numeral.end + 1) or self.nouns.owned_at(numeral.end + 1)
        if part is None or tokens.text(numeral.end + 1)[2:] in self.book.never:
            return None
        whole = self.reader.numeral(part.end)
        apart = whole is not None and whole.article  # سبعة من الملاعب الثمانية: the nouns have their own
        end = numeral.end if apart else part.end
        return of_kind("count", numeral, end, "<number> من <nouns>", counted=part.lemma)

    def _is_of_age(self, index: int) -> bool:
        return self.reader.plain(self.book.words.age_after, index) is not None

    def _whole(self, numeral: Numeral, noun: Counted | None) -> Numeral:
        """Read a lone dot before three digits as grouping where things are counted (31.240 مرشحا)."""
        left, dot, right = self.reader.tokens.text(numeral.first).partition(".")
        if noun is None or numeral.words or not dot:
            return numeral
        if not noun.known and not noun.lemma.rstrip("\u064b").endswith("ا"):
            return numeral
        groups = len(right) == 3 and 1 <= len(left) <= 3 and not left.startswith("0")
        return (
            replace(numeral, value=Decimal(left + right)) if groups and (left + right).isdigit() else numeral
        )

    def after_noun(self, numeral: Numeral, *, known: bool = False) -> Amount | None:
        """<nouns> <number>: الدول الخمس, السنوات الأربع, دول آسيا الوسطى الخمس, نظرائه الخمس.

        ``known`` asks for a unit or a noun of the lexicon.
        """
        tokens = self.reader.tokens
        at = numeral.first - 1
        if not numeral.article or numeral.skip or not tokens.is_word(at):
            return None
        ranked = not numeral.words or numeral.value >= 20
        if ranked and self._is_one_period(at):  # اليوم الـ155, العام العشرين: which, not how many
            return None
        for skip, article, stem in peel(tokens.texts[at]):
            if article and numeral.value != 1:
                amount = self.units.behind(numeral, at, stem, skip, "<units> <number>")
                if amount is not None:
                    return amount
        phrase = None if ranked and self.nouns.is_one_at(at) else self.nouns.plural_before(at)
        lasted = None if ranked or phrase is not None else self._lasted(numeral, at)
        if lasted is not None:
            return lasted
        if phrase is not None:
            first, skip, lemma = phrase
            return self._behind(numeral, first, skip, lemma)
        if known or not numeral.words or numeral.value >= 20:
            return None
        text = tokens.texts[at]
        definite = next((skip for skip, article, _ in peel(text) if article), None)
        if definite is not None:
            return self._behind(numeral, at, definite, tokens.written(at))
        if text.endswith(OWNERS) and len(text) > 4 and text not in self.book.never:
            skip = 1 if text[0] in "وف" and text not in self.book.nouns else 0
            return self._behind(numeral, at, skip, tokens.written(at))
        return None

    def _lasted(self, numeral: Numeral, at: int) -> Amount | None:
        """<units> <noun> <number>: سنوات الحرب الخمس, أيام العيد الثلاثة."""
        texts, first = self.reader.tokens.texts, at - 1
        if not has_article(texts[at]) or self.reader.read(self.reader.calendar.period_plurals, first) is None:
            return None
        for skip, article, stem in peel(texts[first]):
            unit = None if article else self.book.units.longest(texts, first, stem)
            if unit is not None and unit.width == 1 and unit.meaning.dimension == "duration":
                amount = in_unit(numeral, unit.meaning, first, numeral.end, "<units> <noun> <number>")
                return replace(amount, skip=skip)
        return None

    def _is_one_period(self, at: int) -> bool:
        calendar = self.reader.calendar
        return (
            self.reader.read(calendar.periods, at) is not None
            and self.reader.read(calendar.period_plurals, at) is None
        )

    def _behind(self, numeral: Numeral, first: int, skip: int, lemma: str) -> Amount:
        return Amount(
            numeral.value, "count", "1", first, numeral.end, skip, "<nouns> <number>", numeral, lemma
        )

    def single(self, numeral: Numeral) -> Amount | None:
        """<noun> واحد, <unit> واحد: one, said behind what it counts."""
        tokens = self.reader.tokens
        at = numeral.first - 1
        if numeral.skip or numeral.article or tokens.text(numeral.first) not in self.reader.words.ones:
            return None
        if not tokens.is_word(at):
            return None
        for begin in (at - 1, at):  # نقطة مئوية واحدة is no degree
            for skip, article, stem in peel(tokens.text(begin)):
                if article:
                    break
                amount = self.units.behind(numeral, begin, stem, skip, "<unit> واحد")
                if amount is not None:
                    return amount
        noun = self.reader.read(self.book.nouns, at)
        if noun is not None and noun[1] == numeral.first:
            if tokens.text(at)[noun[2] :].startswith("ال"):
                return None
            return Amount(
                numeral.value, "count", "1", at, numeral.end, noun[2], "<noun> واحد", numeral, noun[0].lemma
            )
        plain = self.nouns.at(at)
        if plain is None:
            return None
        return Amount(numeral.value, "count", "1", at, numeral.end, 0, "<noun> واحد", numeral, plain.lemma)

    def unnamed(self, numeral: Numeral) -> Amount | None:
        """<number>: counts nothing named (31 آخرون, قتل خمسة)."""
        few = numeral.words and numeral.article and 2 < numeral.value < _TEN_AND_MORE
        if few and self.reader.tokens.text(numeral.end) in self.reader.particles.rest:
            return bare(numeral)  # أحكام التسعة الباقين
        if numeral.words and numeral.article:  # من تجاوزوا سن الستين, في السبعين من عمره
            aged = self.reader.follows(self.book.words.age_inside, numeral.first, 1)
            aged = aged or self._is_of_age(numeral.end)
            return bare(numeral) if aged and numeral.value > 0 and not numeral.share else None
        if numeral.words and numeral.value == 0:
            return None
        if numeral.words and numeral.scale == 1 and numeral.value < 11:
            # A lone feminine or construct form (خمس, ست) counts only a noun.
            last = self.reader.tokens.text(numeral.end - 1)
            if not last.endswith(("ه", "ين", "ان")):
                return None
        return bare(numeral)
