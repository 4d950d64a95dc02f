"""Amounts: a number with its unit, currency, percent sign or counted noun, read in one order.

An :class:`~ledger.rules.amount.Amount` is still a bare point: bounds, ranges and
comparators come in :mod:`ledger.rules.quantities`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.rules.amount import Amount, Vocabulary, bare, of_kind
from ledger.rules.arabic import has_article
from ledger.rules.counts import CountReader
from ledger.rules.currencies import CurrencyChooser
from ledger.rules.nouns import NounReader
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader
from ledger.rules.times import times_of, twice
from ledger.rules.units import UnitReader

_QUARTER = Decimal("0.25")


@dataclass(slots=True)
class AmountReader:
    """Reads amounts off one text."""

    reader: Reader
    book: Vocabulary
    nouns: NounReader
    units: UnitReader
    counts: CountReader

    @classmethod
    def of(cls, reader: Reader, book: Vocabulary, currency: str | None = None) -> AmountReader:
        """Return the amount reader of a text; ``currency`` is that of the source's country."""
        nouns = NounReader(reader, book)
        units = UnitReader(reader, book, CurrencyChooser(reader, book, currency))
        return cls(reader, book, nouns, units, CountReader(reader, book, nouns, units))

    def at(self, index: int) -> Amount | None:
        """Return the amount whose number begins at a token, or None.

        Its span may begin before the number (``$5``, ``%57``, الدول الخمس, يوم واحد).
        """
        numeral = self.reader.numeral(index)
        if numeral is None:
            return (
                self.units.dual(index)
                or twice(self.reader, self.book, index)
                or self.units.one_and_half(index)
            )
        if numeral.value == 1 and numeral.words and numeral.scale == 1 and not numeral.share:
            return self.units.measured(numeral) or self.counts.single(numeral)
        enclosed = self._enclosed(numeral)
        if enclosed is not None:
            return enclosed
        if numeral.article and not numeral.share:
            after_noun = self.counts.after_noun(numeral, known=True)
            if after_noun is not None:
                return after_noun
        measured = self.units.signed(numeral) or self.units.measured(numeral)
        if measured is not None:
            return self.units.completed(measured)
        times = times_of(self.reader, self.book, numeral)
        if times is not None:
            return times
        if numeral.share:
            # النصف الأول is a half by name, not by amount
            ranked = self.reader.ordinal(numeral.end) is not None or self._is_quarter_of_year(numeral)
            return None if ranked else of_kind("fraction", numeral, numeral.end, "<part>")
        return (
            self.counts.before_noun(numeral)
            or self.counts.after_noun(numeral)
            or self.counts.unnamed(numeral)
        )

    def _enclosed(self, numeral: Numeral) -> Amount | None:
        """(<number>) <noun>, (<number>) <scale> <currency>: digits in brackets that count all the same."""
        tokens = self.reader.tokens
        opening, closing = numeral.first - 1, numeral.end
        if numeral.words or tokens.text(opening) != "(" or tokens.text(closing) != ")" or numeral.skip:
            return None
        value, scale, end = numeral.value, numeral.scale, closing + 1
        multiple = self.reader.numeral(end)
        if multiple is not None and multiple.words and multiple.value == multiple.scale and not multiple.skip:
            value, scale, end = value * multiple.value, multiple.scale, multiple.end
        whole = replace(numeral, first=opening, end=end, value=value, scale=scale)
        measured = self.units.measured(whole)
        if measured is not None:
            return measured
        noun = self.nouns.at(end)
        if noun is None or not (noun.known or noun.lemma.rstrip("\u064b").endswith("ا")):
            return None
        return of_kind("count", whole, noun.end, "(<number>) <noun>", counted=noun.lemma)

    def _is_quarter_of_year(self, numeral: Numeral) -> bool:
        """Tell الربع "the quarter" of a year from a fourth: by a quarter, to a quarter, a quarter of it."""
        tokens = self.reader.tokens
        if numeral.value != _QUARTER or not numeral.article or numeral.end != numeral.first + 1:
            return False
        before, text = tokens.text(numeral.first - 1), tokens.text(numeral.first)
        if not any(article for _, article, _ in self.reader.peeled(numeral.first)):
            return False  # ربعها
        changed = before.startswith("ب") and self.reader.read(self.book.words.changes, numeral.first - 1)
        if changed is not None and changed is not False:
            return False  # بزيادة الربع
        by = text.startswith("ب") or before in self.book.words.before_part
        by = by or self.reader.follows(self.book.words.before, numeral.first)  # بنحو الربع, بأكثر من الربع
        return not by and tokens.text(numeral.end) != "من" and not has_article(tokens.text(numeral.end))

    def loose_at(self, index: int) -> Amount | None:
        """Return the amount at a token, or the bare number there that alone would count nothing (ثلاث)."""
        amount = self.at(index)
        numeral = self.reader.numeral(index)
        if amount is not None or numeral is None or numeral.share or numeral.article:
            return amount
        return bare(numeral)
