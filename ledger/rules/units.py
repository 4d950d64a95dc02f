"""Numbers with units: words, signs and percent signs on either side, duals, halves of a unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.lexicon.units import UnitForm
from ledger.rules.amount import Amount, Vocabulary, in_unit, of_kind
from ledger.rules.arabic import has_article
from ledger.rules.currencies import CurrencyChooser
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader

_ONE = Decimal(1)
_LARGEST_PART = Decimal("0.75")
_DECADE = 10
_SIGNED = 5  # tokens before a contract in which stands that it was signed
_MOST_DECADES = 30  # nobody counts more; more عقود are contracts
_HEAT_REACH = 14
_PRICED = 8  # tokens before an amount in which stands that it is paid


@dataclass(slots=True)
class UnitReader:
    """Reads numbers with units off one text."""

    reader: Reader
    book: Vocabulary
    currencies: CurrencyChooser

    def signed(self, numeral: Numeral) -> Amount | None:
        """<sign> <number>: $330, USD 330, %57."""
        tokens = self.reader.tokens
        sign = tokens.text(numeral.first - 1)
        if not sign or numeral.skip or not tokens.is_number(numeral.first):
            return None
        entry = self.book.symbols.longest(tokens.texts, numeral.first - 1)
        if entry is None or entry.width != 1:
            return None
        form = entry.meaning
        if form.dimension == "percent" and tokens.glued(numeral.first) and tokens.text(numeral.end) != "%":
            if tokens.is_number(numeral.first - 2) and tokens.glued(numeral.first - 1):
                return None
            return in_unit(numeral, form, numeral.first - 1, numeral.end, "<percent sign> <number>")
        if form.dimension == "percent" and not tokens.is_number(numeral.first - 2):
            if tokens.text(numeral.end) == "%":
                return None
            return in_unit(numeral, form, numeral.first - 1, numeral.end, "<percent sign> <number>")
        first = numeral.first - 1
        american = tokens.text(first - 1).upper() == "US" and tokens.glued(first)  # US$ 5
        if form.dimension == "money" and (tokens.glued(numeral.first) or sign.isalpha() or american):
            after = self.book.units.longest(tokens.texts, numeral.end) if numeral.end < len(tokens) else None
            end = numeral.end
            if after is not None and after.meaning.dimension == "money" and after.meaning.code == form.code:
                end += after.width
            return in_unit(numeral, form, first - american, end, "<currency sign> <number>")
        return None

    def measured(self, numeral: Numeral) -> Amount | None:
        """<number> <unit>, <number> <scale> <currency>, <number> <percent sign>, <number> <degrees>."""
        if numeral.end >= len(self.reader.tokens):
            return None
        read = self._unit(numeral, numeral.end)
        if read is None:
            return self._degrees(numeral)
        form, end = read
        if self._is_contract(numeral.value, form, numeral.first, end) or self._is_year_of_date(form, end):
            return None
        scale = self.reader.numeral(end) if form.dimension == "money" and numeral.scale == 1 else None
        if scale is not None and scale.words and scale.value == scale.scale and not scale.skip:  # 5$ مليار
            scaled = replace(numeral, value=numeral.value * scale.value, scale=scale.scale)
            return in_unit(scaled, form, numeral.first, scale.end, "<number> <currency> <scale>")
        rule = {"money": "<number> <currency>", "percent": "<number> <percent sign>"}.get(
            form.dimension, "<number> <unit>"
        )
        if numeral.scale != 1:
            rule = rule.replace("<number>", "<number> <scale>")
        return in_unit(numeral, form, numeral.first, end, rule)

    def completed(self, amount: Amount) -> Amount:
        """Take in what a unit may be followed by: a half of it, "below zero"."""
        return self._below_zero(self._and_half(amount))

    def _unit(self, numeral: Numeral, at: int) -> tuple[UnitForm, int] | None:
        """Read a unit behind a number: a word, a sign, or (definite) a word with the article."""
        tokens = self.reader.tokens
        if at >= len(tokens):
            return None
        entry = self.book.units.longest(tokens.texts, at)
        symbol = self.book.symbols.longest(tokens.texts, at)
        if (
            symbol is not None
            and (entry is None or symbol.width > entry.width)
            and self._is_symbol(at, symbol.width, numeral)
        ):
            entry = symbol
        definite = numeral.article or numeral.scale != 1 or numeral.share
        if entry is None and definite and has_article(tokens.text(at)):
            entry = self.book.units.longest(tokens.texts, at, tokens.text(at)[2:])
        if entry is None:
            return None
        form, end = entry.meaning, at + entry.width
        if form.dimension != "money":
            return form, end
        return None if self._are_people(numeral.first, at, end) else self.currencies.choose(form, end)

    def _are_people(self, first: int, at: int, end: int) -> bool:
        """Tell people of a nation from the currency of the same letters: عاد 200 ألف أفغاني."""
        text = self.reader.tokens.text(at)
        if end != at + 1 or self.book.countries.longest(self.reader.tokens.texts, at, text) is None:
            return False
        beside = range(max(0, first - _PRICED), min(end + 2, len(self.reader.tokens)))
        return all(self.reader.read(self.book.words.priced, near) is None for near in beside)

    def _is_symbol(self, at: int, width: int, numeral: Numeral) -> bool:
        """Tell whether a sign stands where a unit can: an Arabic letter alone needs digits before it."""
        tokens = self.reader.tokens
        text = tokens.text(at)
        if not text.isalpha():
            return True
        if text.isascii():
            return tokens.is_number(at - 1) or tokens.is_word(at - 1)
        return tokens.is_number(at - 1) or len(text) > 1 or width > 1 or numeral.scale != 1

    def _is_contract(self, value: Decimal, form: UnitForm, first: int, end: int) -> bool:
        """Tell عقد "contract" from عقد "decade": وقعت عقدين بقيمة مليار."""
        if form.code != "a" or form.multiple != _DECADE:
            return False
        words, reader = self.book.words, self.reader
        led = reader.tokens.text(first - 1) in reader.particles.prepositions | reader.particles.subordinating
        before = range(max(0, first - _SIGNED), first)
        signed = any(reader.read(words.contract_signed, at) is not None for at in before)
        signed = signed or reader.plain(words.contract_worth, end) is not None
        return value > _MOST_DECADES or (signed and not led)  # but وقع قبل عقدين

    def _is_year_of_date(self, form: UnitForm, end: int) -> bool:
        """Tell the عام of "5-2 عام 1958" from a counted year, يوم الاثنين from counted days."""
        text = self.reader.tokens.text(end)
        if form.code == "d" and form.multiple == 1:
            return self.reader.plain(self.reader.calendar.weekdays, end) is not None
        return form.code == "a" and len(text) == 4 and text.isdigit()

    def _degrees(self, numeral: Numeral) -> Amount | None:
        """<number> درجة: a temperature where heat is spoken of, else a count (magnitudes, points)."""
        reader, words = self.reader, self.book.words
        entry = words.degrees.longest(reader.tokens.texts, numeral.end)
        if entry is None:
            return None
        end = numeral.end + entry.width
        below = reader.plain(words.below_zero, end) is not None
        if below or self._is_heat(numeral.first, end):
            return of_kind("temperature", numeral, end, "<number> <degrees>", "Cel")
        return of_kind("count", numeral, end, "<number> <noun>", counted="degree")

    def _is_heat(self, first: int, end: int | None = None) -> bool:
        """Tell whether heat is spoken of beside the tokens of an amount."""
        last = min((first if end is None else end) + 3, len(self.reader.tokens))
        near = range(max(0, first - _HEAT_REACH), last)
        return any(self.reader.read(self.book.words.heat, at) for at in near)

    def _below_zero(self, amount: Amount) -> Amount:
        """Negate a temperature that a minus, ناقص or تحت الصفر says is below zero."""
        if amount.kind != "temperature":
            return amount
        tokens, words = self.reader.tokens, self.book.words
        minus = (
            tokens.text(amount.first - 1) == "-"
            and tokens.glued(amount.first)
            and not tokens.glued(amount.first - 1)
        )
        below = self.reader.plain(words.below_zero, amount.end)
        if below is not None:
            return replace(amount, value=-amount.value, end=below[1])
        if minus or self.reader.plain(words.minus, amount.first - 1) is not None:
            return replace(amount, value=-amount.value, first=amount.first - 1, skip=0)
        return amount

    # -- halves of a unit ---------------------------------------------------------------

    def _part_of_one(self, index: int) -> Numeral | None:
        """Read ونصف, وثلث, وربع at a token."""
        part = self.reader.numeral(index)
        if part is None or not part.share or part.skip != 1 or part.article or part.value > _LARGEST_PART:
            return None
        return part if self.reader.tokens.text(index).startswith("و") else None

    def _and_half(self, amount: Amount) -> Amount:
        """<number> <unit> ونصف: a part of the unit behind it (ثلاثة أعوام ونصف العام)."""
        part = self._part_of_one(amount.end)
        if part is None or amount.kind == "percent":
            return amount
        texts, end = self.reader.tokens.texts, part.end
        repeated = None
        if end < len(texts):
            repeated = self.book.units.longest(texts, end)
            if repeated is None and has_article(texts[end]):
                repeated = self.book.units.longest(texts, end, texts[end][2:])
        if repeated is not None:
            if amount.unit not in {repeated.meaning.code, *repeated.meaning.candidates}:
                return amount
            end += repeated.width
        multiple = _ONE
        if amount.numeral is not None and amount.numeral.value:
            multiple = amount.value / amount.numeral.value
        return replace(
            amount, value=amount.value + part.value * multiple, end=end, rule=f"{amount.rule} و<part>"
        )

    def one_and_half(self, index: int) -> Amount | None:
        """<unit> ونصف: ساعة ونصف, عام ونصف العام, درجة ونصف الدرجة المئوية; one and a part of it."""
        reader = self.reader
        if not reader.tokens.is_word(index):
            return None
        read = reader.read(self.book.units, index)
        end, skip = (read[1], read[2]) if read is not None else (index + 1, 0)
        part = self._part_of_one(end)
        if part is None:
            return None
        whole = Numeral(index, end, _ONE, skip, words=True)
        word = reader.tokens.text(index)[skip:]
        if read is not None and read[0].count is None and not word.startswith("ال"):
            amount = self._and_half(in_unit(whole, read[0], index, end, "<unit>"))
            return amount if amount.end > end else None
        of_unit = self._unit(part, part.end)
        degree = reader.read(self.book.words.degrees, index) if of_unit is None else None
        if degree is not None and self._is_heat(index):  # بدرجة ونصف الدرجة
            repeated = (
                reader.tokens.text(part.end).removeprefix("ال") == reader.tokens.text(index)[degree[2] :]
            )
            one = replace(whole, value=_ONE + part.value, skip=degree[2])
            return of_kind("temperature", one, part.end + repeated, "<degree> و<part>", "Cel")
        if of_unit is None or word != reader.tokens.text(part.end).removeprefix("ال"):
            return None
        numeral = replace(whole, value=_ONE + part.value)
        return in_unit(numeral, of_unit[0], index, of_unit[1], "<unit> و<part>")

    # -- duals, and numbers behind their unit --------------------------------------------

    def dual(self, index: int) -> Amount | None:
        """<dual unit>: عامين, كيلومترين, دولارين; two of a unit in one word."""
        if not self.reader.tokens.is_word(index):
            return None
        read = self.reader.read(self.book.units, index)
        if read is None or read[0].count != 2 or not self._is_absolute(index, read[1]):
            return None
        form, end, skip = read
        if self._is_contract(Decimal(2), form, index, end):
            return None
        definite = self.reader.tokens.text(index)[skip:].startswith("ال")
        numbered = self.reader.numeral(end)
        named = self.reader.tokens.is_number(end) or (numbered is not None and not numbered.words)
        if definite and named and form.dimension == "duration":  # العامين 2022 و2023, القرنين الـ18 والـ19
            return None
        if form.dimension == "money":
            form, end = self.currencies.choose(form, end)
        two = Numeral(index, end, Decimal(2), skip, words=True)
        amount = in_unit(two, form, index, end, "<dual unit>")
        repeated = self.reader.numeral(end)
        if repeated is not None and repeated.words and repeated.value == 2 and not repeated.skip:
            amount = replace(amount, end=repeated.end)
        return self._and_half(amount)

    def _is_absolute(self, index: int, end: int) -> bool:
        """Tell a dual that stands alone from a like word before its genitive (طنين الأذن "ringing")."""
        tokens = self.reader.tokens
        genitive = has_article(tokens.text(end)) and tokens.text(end).startswith("ال")  # not دولارين للبرميل
        return end != index + 1 or has_article(tokens.text(index)) or not genitive

    def behind(self, numeral: Numeral, at: int, stem: str, skip: int, rule: str) -> Amount | None:
        """Return the amount of a number whose unit ``stem`` stands before it at token ``at``, or None."""
        unit = self.book.units.longest(self.reader.tokens.texts, at, stem)
        if unit is None or at + unit.width != numeral.first or unit.meaning.count is not None:
            return None
        return replace(in_unit(numeral, unit.meaning, at, numeral.end, rule), skip=skip)
