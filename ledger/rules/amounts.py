"""Amounts: a number with its unit, currency, percent sign or counted noun.

An :class:`Amount` is still a bare point: bounds, ranges and comparators come in
:mod:`ledger.rules.figures`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.lexicon.nouns import Noun
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.quantities import QuantityWords
from ledger.lexicon.units import UnitForm
from ledger.rules.arabic import has_article, peel
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader

_ONE = Decimal(1)
# Dimensions that are a kind of figure by their own name; every other one is a "quantity".
_KINDS = frozenset(
    {"money", "percent", "length", "area", "mass", "volume", "speed", "temperature", "energy", "duration"}
)
_POSSESSIVES = ("ه", "ها", "هم", "هن", "هما", "نا", "كم", "ي")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a unit at tokens ``[first, end)``; ``skip`` letters of its first word stay out.

    ``unit`` is None for an ambiguous currency (``candidates`` names the choices);
    ``bare`` tells a number with neither unit nor noun.
    """

    value: Decimal
    kind: str
    unit: str | None
    first: int
    end: int
    skip: int
    rule: str
    numeral: Numeral | None = None
    counted: str | None = None
    candidates: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What amounts are read with: units, signs, nouns, and words that are never counted."""

    units: Phrasebook[UnitForm]
    symbols: Phrasebook[UnitForm]
    nouns: Phrasebook[Noun]
    never: frozenset[str]
    function: frozenset[str]
    words: QuantityWords
    currencies: Phrasebook[str]


@dataclass(slots=True)
class AmountReader:
    """Reads amounts off one text."""

    reader: Reader
    book: Vocabulary
    currency: str | None = None  # of the country that the source speaks from

    def at(self, index: int) -> Amount | None:
        """Return the amount whose number begins at a token, or None.

        Its span may begin before the number (``$5``, ``%57``, الدول الخمس, يوم واحد).
        """
        numeral = self.reader.numeral(index)
        if numeral is None:
            return self._dual(index) or self._one_and_half(index)
        if numeral.value == 1 and numeral.words and numeral.scale == 1 and not numeral.share:
            return self._measured(numeral) or self._single(numeral)
        if numeral.article:
            after_noun = self._after_noun(numeral, known=True)
            if after_noun is not None:
                return after_noun
        measured = self._signed(numeral) or self._measured(numeral)
        if measured is not None:
            return self._below_zero(self._and_half(measured))
        times = self._times(numeral)
        if times is not None:
            return times
        if numeral.share:
            return self._share(numeral)
        return self._counted(numeral) or self._after_noun(numeral) or self._bare(numeral)

    # -- units ------------------------------------------------------------------------

    def _signed(self, numeral: Numeral) -> Amount | None:
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
            return self._amount(numeral, form, numeral.first - 1, numeral.end, "<percent sign> <number>")
        if form.dimension == "money" and (tokens.glued(numeral.first) or sign.isalpha()):
            after = self.book.units.longest(tokens.texts, numeral.end) if numeral.end < len(tokens) else None
            end = numeral.end
            if after is not None and after.meaning.dimension == "money" and after.meaning.code == form.code:
                end += after.width
            return self._amount(numeral, form, numeral.first - 1, end, "<currency sign> <number>")
        return None

    def _measured(self, numeral: Numeral) -> Amount | None:
        """<number> <unit>, <number> <scale> <currency>, <number> <percent sign>."""
        tokens = self.reader.tokens
        if numeral.end >= len(tokens):
            return None
        form = self._unit(numeral, numeral.end)
        if form is not None:
            meaning, end = form
            if self._is_contract(numeral, meaning) or self._is_year_of_date(meaning, end):
                return None
            rule = {"money": "<number> <currency>", "percent": "<number> <percent sign>"}.get(
                meaning.dimension, "<number> <unit>"
            )
            if numeral.scale != 1:
                rule = rule.replace("<number>", "<number> <scale>")
            return self._amount(numeral, meaning, numeral.first, end, rule)
        return self._degrees(numeral)

    def _unit(self, numeral: Numeral, at: int) -> tuple[UnitForm, int] | None:
        """Read a unit behind a number: a word, a sign, or (definite) a word with the article."""
        tokens = self.reader.tokens
        entry = self.book.units.longest(tokens.texts, at)
        symbol = self.book.symbols.longest(tokens.texts, at)
        if (
            symbol is not None
            and (entry is None or symbol.width > entry.width)
            and self._is_symbol(at, symbol.width, numeral)
        ):
            entry = symbol
        if (
            entry is None
            and tokens.text(at).startswith("ال")
            and (numeral.article or numeral.scale != 1 or numeral.share)
        ):
            entry = self.book.units.longest(tokens.texts, at, tokens.text(at)[2:])
        if entry is None:
            return None
        form, end = entry.meaning, at + entry.width
        if form.dimension == "money":
            form, end = self._national(form, end)
        return form, end

    def _is_symbol(self, at: int, width: int, numeral: Numeral) -> bool:
        """Tell whether a sign stands where a unit can: an Arabic letter alone needs digits before it."""
        tokens = self.reader.tokens
        text = tokens.text(at)
        if not text.isalpha() or text.isascii():
            return (
                not text.isascii() or not text.isalpha() or tokens.is_number(at - 1) or tokens.is_word(at - 1)
            )
        return tokens.is_number(at - 1) or len(text) > 1 or width > 1 or numeral.scale != 1

    def _national(self, form: UnitForm, end: int) -> tuple[UnitForm, int]:
        """Let an adjective of nation behind it choose the currency: دينار كويتي."""
        tokens = self.reader.tokens
        head = tokens.text(end)
        bare = head.removeprefix("ال")
        nation = self.book.currencies.longest(tokens.texts, end, bare) if head else None
        if nation is None and bare.endswith("ا"):  # the accusative: روبلا روسيا
            nation = self.book.currencies.longest(tokens.texts, end, bare[:-1])
        if nation is None and self.currency in form.candidates and form.code is None:
            return replace(form, code=self.currency, candidates=()), end
        if nation is None or (nation.meaning != form.code and nation.meaning not in form.candidates):
            return form, end
        return replace(form, code=nation.meaning, candidates=()), end + nation.width

    def _is_contract(self, numeral: Numeral, form: UnitForm) -> bool:
        """Tell عقد "contract" from عقد "decade": nobody counts more than thirty decades."""
        return form.code == "a" and form.multiple == 10 and numeral.value > 30

    def _is_year_of_date(self, form: UnitForm, end: int) -> bool:
        """Tell the عام of "5-2 عام 1958" from a counted year."""
        text = self.reader.tokens.text(end)
        return form.code == "a" and len(text) == 4 and text.isdigit()

    def _amount(self, numeral: Numeral, form: UnitForm, first: int, end: int, rule: str) -> Amount:
        kind = form.dimension if form.dimension in _KINDS else "quantity"
        skip = numeral.skip if first == numeral.first else 0
        return Amount(
            numeral.value * form.multiple,
            kind,
            form.code,
            first,
            end,
            skip,
            rule,
            numeral,
            None,
            form.candidates,
        )

    def _degrees(self, numeral: Numeral) -> Amount | None:
        """<number> درجة: a temperature where heat is spoken of, else a count (magnitudes, points)."""
        reader = self.reader
        entry = self.book.words.degrees.longest(reader.tokens.texts, numeral.end)
        if entry is None:
            return None
        end = numeral.end + entry.width
        if reader.plain(self.book.words.below_zero, end) is not None:
            return Amount(
                numeral.value,
                "temperature",
                "Cel",
                numeral.first,
                end,
                numeral.skip,
                "<number> <degrees>",
                numeral,
            )
        if any(
            reader.read(self.book.words.heat, at)
            for at in range(max(0, numeral.first - 10), min(end + 3, len(reader.tokens)))
        ):
            return Amount(
                numeral.value,
                "temperature",
                "Cel",
                numeral.first,
                end,
                numeral.skip,
                "<number> <degrees>",
                numeral,
            )
        return Amount(
            numeral.value,
            "count",
            "1",
            numeral.first,
            end,
            numeral.skip,
            "<number> <noun>",
            numeral,
            "degree",
        )

    def _below_zero(self, amount: Amount) -> Amount:
        """Negate a temperature that a minus, ناقص or تحت الصفر says is below zero."""
        tokens = self.reader.tokens
        if amount.kind != "temperature":
            return amount
        before = tokens.text(amount.first - 1)
        minus = before == "-" and tokens.glued(amount.first) and not tokens.glued(amount.first - 1)
        below = self.reader.plain(self.book.words.below_zero, amount.end)
        if below is not None:
            return replace(amount, value=-amount.value, end=below[1])
        if minus or self.reader.plain(self.book.words.minus, amount.first - 1) is not None:
            return replace(amount, value=-amount.value, first=amount.first - 1, skip=0)
        return amount

    def _and_half(self, amount: Amount) -> Amount:
        """<number> <unit> ونصف: a part of the unit behind it (ثلاثة أعوام ونصف العام)."""
        numeral = self.reader.numeral(amount.end)
        text = self.reader.tokens.text(amount.end)
        if (
            numeral is None
            or not text.startswith("و")
            or numeral.skip != 1
            or not numeral.share
            or amount.kind == "percent"
        ):
            return amount
        if numeral.article or numeral.value > Decimal("0.75"):
            return amount
        part = numeral.value
        multiple = _ONE
        end = numeral.end
        repeated = (
            self.book.units.longest(self.reader.tokens.texts, end) if end < len(self.reader.tokens) else None
        )
        if repeated is None and self.reader.tokens.text(end).startswith("ال"):
            repeated = self.book.units.longest(
                self.reader.tokens.texts, end, self.reader.tokens.text(end)[2:]
            )
        if repeated is not None:
            if amount.unit not in {repeated.meaning.code, *repeated.meaning.candidates}:
                return amount
            end += repeated.width
        if amount.numeral is not None and amount.numeral.value:
            multiple = amount.value / amount.numeral.value
        return replace(amount, value=amount.value + part * multiple, end=end, rule=f"{amount.rule} و<part>")

    def _times(self, numeral: Numeral) -> Amount | None:
        """<number> أضعاف."""
        if numeral.end >= len(self.reader.tokens) or numeral.scale != 1 and not numeral.words:
            return None
        entry = self.book.words.times.longest(self.reader.tokens.texts, numeral.end)
        if entry is None or entry.meaning is not None:
            return None
        return Amount(
            numeral.value,
            "multiplier",
            "1",
            numeral.first,
            numeral.end + entry.width,
            numeral.skip,
            "<number> أضعاف",
            numeral,
        )

    def _dual(self, index: int) -> Amount | None:
        """<dual unit>: عامين, كيلومترين, دولارين, ضعفي; two of a unit in one word."""
        tokens = self.reader.tokens
        if not tokens.is_word(index):
            return None
        read = self.reader.read(self.book.units, index)
        if read is not None and read[0].count == 2 and self._is_absolute(index, read[1]):
            form, end, skip = read
            if form.dimension == "money":
                form, end = self._national(form, end)
            kind = form.dimension if form.dimension in _KINDS else "quantity"
            amount = Amount(
                2 * form.multiple,
                kind,
                form.code,
                index,
                end,
                skip,
                "<dual unit>",
                None,
                None,
                form.candidates,
            )
            numeral = self.reader.numeral(end)
            if numeral is not None and numeral.words and numeral.value == 2 and not numeral.skip:
                amount = replace(amount, end=numeral.end)
            return self._and_half(replace(amount, numeral=Numeral(index, end, Decimal(2), skip)))
        times = self.reader.read(self.book.words.times, index)
        if times is not None and (times[0] == 2 or self._is_twice(index, times[1], times[2])):
            return Amount(Decimal(2), "multiplier", "1", index, times[1], times[2], "<dual> ضعفين")
        return None

    def _is_twice(self, index: int, end: int, skip: int) -> bool:
        """Tell ضعف "twice" from ضعف "weakness" by what stands beside it."""
        reader, words = self.reader, self.book.words
        word = reader.tokens.text(index)[skip:]
        if word.startswith("ال"):
            return word == "الضعف" and (reader.follows(words.times_by, index, 1) or skip > 0)
        if not word.startswith("ضعف"):
            return False
        compared = any(reader.read(words.before, at) is not None for at in range(max(0, index - 2), index))
        return compared or reader.plain(words.times_of, end) is not None

    def _is_absolute(self, index: int, end: int) -> bool:
        """Tell a dual that stands alone from a like word before its genitive (طنين الأذن "ringing")."""
        tokens = self.reader.tokens
        return end != index + 1 or tokens.text(index).startswith("ال") or not has_article(tokens.text(end))

    def _one_and_half(self, index: int) -> Amount | None:
        """<unit> ونصف: ساعة ونصف, عام ونصف العام, درجة ونصف الدرجة المئوية; one and a part of it."""
        reader = self.reader
        if not reader.tokens.is_word(index):
            return None
        read = reader.read(self.book.units, index)
        end, skip = (read[1], read[2]) if read is not None else (index + 1, 0)
        if not reader.tokens.text(end).startswith("و"):
            return None
        part = reader.numeral(end)
        if part is None or not part.share or part.skip != 1 or part.article or part.value > Decimal("0.75"):
            return None
        whole = Numeral(index, end, _ONE, skip, words=True)
        if (
            read is not None
            and read[0].count is None
            and not reader.tokens.text(index)[skip:].startswith("ال")
        ):
            amount = self._and_half(self._amount(whole, read[0], index, end, "<unit>"))
            return amount if amount.end > end else None
        of_unit = self._unit(part, part.end)
        head = reader.tokens.text(part.end).removeprefix("ال")
        if of_unit is None or reader.tokens.text(index) != head:
            return None
        return self._amount(
            replace(whole, value=_ONE + part.value), of_unit[0], index, of_unit[1], "<unit> و<part>"
        )

    # -- counts -------------------------------------------------------------------------

    def noun_at(self, index: int) -> tuple[str, int, bool] | None:
        """Read what is counted at a token: (lemma, end, known), or None where nothing is."""
        tokens = self.reader.tokens
        if not tokens.is_word(index):
            return None
        entry = self.book.nouns.longest(tokens.texts, index)
        if entry is not None:
            return entry.meaning.lemma, index + entry.meaning.width, True
        text = tokens.texts[index]
        if len(text) < 3 or text.isascii() or text in self.book.never:
            return None
        for _, article, stem in peel(text):
            if article or (stem in self.book.never and stem != text):
                return None
        if (
            text.startswith("و")
            or self.reader.numeral(index) is not None
            or self.reader.ordinal(index) is not None
        ):
            return None
        return tokens.written(index), index + 1, False

    def _counted(self, numeral: Numeral) -> Amount | None:
        """<number> <noun>, <number> من <nouns>."""
        tokens = self.reader.tokens
        noun = self.noun_at(numeral.end)
        numeral = self._whole(numeral, noun)
        if numeral.value == 0 and (noun is None or not noun[2]):
            return None
        if noun is None and numeral.article and tokens.text(numeral.end).startswith("ال"):
            entry = self.book.nouns.longest(tokens.texts, numeral.end, tokens.text(numeral.end)[2:])
            noun = None if entry is None else (entry.meaning.lemma, numeral.end + entry.meaning.width, True)
        if noun is not None:
            if not noun[2] and (numeral.article or self._is_ascii_or_far(numeral.end)):
                return None
            return Amount(
                numeral.value,
                "count",
                "1",
                numeral.first,
                noun[1],
                numeral.skip,
                "<number> <noun>",
                numeral,
                noun[0],
            )
        if tokens.text(numeral.end) == "من" and tokens.text(numeral.end + 1).startswith("ال"):
            stem = tokens.text(numeral.end + 1)[2:]
            if stem in {"عمر", "ساعه"} or stem in self.book.never:
                return None
            entry = self.book.nouns.longest(tokens.texts, numeral.end + 1, stem)
            lemma = entry.meaning.lemma if entry is not None else tokens.written(numeral.end + 1)
            width = entry.meaning.width if entry is not None else 1
            end = numeral.end + 1 + width
            return Amount(
                numeral.value,
                "count",
                "1",
                numeral.first,
                end,
                numeral.skip,
                "<number> من <nouns>",
                numeral,
                lemma,
            )
        return None

    def _whole(self, numeral: Numeral, noun: tuple[str, int, bool] | None) -> Numeral:
        """Read a lone dot before three digits as grouping where things are counted (31.240 مرشحا)."""
        written = self.reader.tokens.text(numeral.first)
        left, dot, right = written.partition(".")
        if (
            noun is None
            or not noun[2]
            or numeral.words
            or dot == ""
            or len(right) != 3
            or not 1 <= len(left) <= 3
        ):
            return numeral
        if left.startswith("0") or not (left + right).isdigit():
            return numeral
        return replace(numeral, value=Decimal(left + right))

    def _is_ascii_or_far(self, index: int) -> bool:
        """Tell whether an unknown word is no candidate for a counted noun: Latin, or glued to digits."""
        return self.reader.tokens.text(index).isascii() or self.reader.tokens.glued(index)

    def _after_noun(self, numeral: Numeral, *, known: bool = False) -> Amount | None:
        """<nouns> <number>: الدول الخمس, السنوات الأربع, دول آسيا الوسطى الخمس, نظرائه الخمس."""
        if not numeral.article or numeral.skip:
            return None
        tokens = self.reader.tokens
        at = numeral.first - 1
        if not tokens.is_word(at):
            return None
        for skip, article, stem in peel(tokens.texts[at]):
            if not article:
                continue
            unit = self.book.units.longest(tokens.texts, at, stem)
            if (
                unit is not None
                and numeral.value != 1
                and at + unit.width == numeral.first
                and unit.meaning.count is None
            ):
                amount = self._amount(numeral, unit.meaning, at, numeral.end, "<units> <number>")
                return replace(amount, skip=skip)
        phrase = self._noun_phrase(at)
        if phrase is not None:
            first, skip, lemma = phrase
            return Amount(
                numeral.value, "count", "1", first, numeral.end, skip, "<nouns> <number>", numeral, lemma
            )
        if known or not numeral.words or numeral.value >= 20:
            return None
        text = tokens.texts[at]
        definite = next((read for read in peel(text) if read.article), None)
        if definite is not None:
            return Amount(
                numeral.value,
                "count",
                "1",
                at,
                numeral.end,
                definite.skip,
                "<nouns> <number>",
                numeral,
                tokens.written(at),
            )
        if text.endswith(_POSSESSIVES) and len(text) > 4 and text not in self.book.never:
            skip = 1 if text[0] in "وف" and text not in self.book.nouns else 0
            return Amount(
                numeral.value,
                "count",
                "1",
                at,
                numeral.end,
                skip,
                "<nouns> <number>",
                numeral,
                tokens.written(at),
            )
        return None

    def counts_at(self, index: int) -> bool:
        """Tell whether a unit or a known counted noun stands at a token."""
        texts = self.reader.tokens.texts
        if not self.reader.tokens.is_word(index):
            return False
        unit = self.book.units.longest(texts, index)
        return unit is not None or self.book.nouns.longest(texts, index) is not None

    def after_noun(self, numeral: Numeral) -> bool:
        """Tell whether a definite number counts the plural noun before it (الدول الـ27)."""
        return self._after_noun(numeral, known=True) is not None

    def noun_lemma(self, index: int) -> str | None:
        """Return the lemma of the known noun at a token, its article, clitics and possessive put aside."""
        if not self.reader.tokens.is_word(index):
            return None
        read = self.reader.read(self.book.nouns, index)
        if read is not None:
            return read[0].lemma
        word = self.reader.tokens.texts[index]
        for ending in _POSSESSIVES:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 2:
                for form in (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem):
                    entry = self.book.nouns.longest([form], 0)
                    if entry is not None:
                        return entry.meaning.lemma
        return None

    def _noun_phrase(self, at: int) -> tuple[int, int, str] | None:
        """Walk back from a definite number to the plural noun that it counts: (first, skip, lemma)."""
        tokens = self.reader.tokens
        for first in range(at, max(-1, at - 5), -1):
            if not tokens.is_word(first):
                return None
            for skip, article, stem in peel(tokens.texts[first]):
                entry = self.book.nouns.longest(tokens.texts, first, stem)
                if entry is not None and entry.meaning.plural and (article or first < at):
                    wider = self._noun_phrase(first - 1) if article and first == at else None
                    return (
                        wider
                        if wider is not None and wider[0] == first - 1
                        else (first, skip, entry.meaning.lemma)
                    )
            if tokens.texts[first] in self.book.never:
                return None
        return None

    def _single(self, numeral: Numeral) -> Amount | None:
        """<noun> واحد, <unit> واحد: one, said behind what it counts."""
        tokens = self.reader.tokens
        at = numeral.first - 1
        if (
            numeral.skip
            or numeral.article
            or not tokens.is_word(at)
            or tokens.text(numeral.first) not in {"واحد", "واحده", "واحدا"}
        ):
            return None
        read = self.reader.read(self.book.units, at)
        if read is not None and read[1] == numeral.first and read[0].count is None:
            amount = self._amount(numeral, read[0], at, numeral.end, "<unit> واحد")
            return replace(amount, skip=read[2])
        noun = self.reader.read(self.book.nouns, at)
        if noun is None or noun[1] != numeral.first:
            plain = self.noun_at(at)
            if plain is None or tokens.text(at) in self.book.units:
                return None
            return Amount(_ONE, "count", "1", at, numeral.end, 0, "<noun> واحد", numeral, plain[0])
        if tokens.text(at)[noun[2] :].startswith("ال"):
            return None
        return Amount(_ONE, "count", "1", at, numeral.end, noun[2], "<noun> واحد", numeral, noun[0].lemma)

    def _share(self, numeral: Numeral) -> Amount | None:
        """<part> of a whole: ثلث السكان, ثلاثة أرباع, أكثر من النصف."""
        if self.reader.ordinal(numeral.end) is not None:
            return None
        return Amount(
            numeral.value, "fraction", "1", numeral.first, numeral.end, numeral.skip, "<part>", numeral
        )

    def loose_at(self, index: int) -> Amount | None:
        """Return the amount at a token, or the bare number there that alone would count nothing (ثلاث إلى خمس)."""
        amount = self.at(index)
        numeral = self.reader.numeral(index)
        if amount is not None or numeral is None or numeral.share or numeral.article:
            return amount
        return Amount(
            numeral.value,
            "count",
            "1",
            numeral.first,
            numeral.end,
            numeral.skip,
            "<number>",
            numeral,
            bare=True,
        )

    def _bare(self, numeral: Numeral) -> Amount | None:
        """<number>: counts nothing named (31 آخرون, قتل خمسة)."""
        if numeral.value == 0 and numeral.words:
            return None
        if numeral.words and numeral.scale == 1 and numeral.value < 11:
            # A lone feminine or construct form (خمس, ست) counts only a noun.
            last = self.reader.tokens.text(numeral.end - 1)
            if not last.endswith(("ه", "ين", "ان")) or numeral.article:
                return None
        if numeral.words and numeral.article:
            return None
        return Amount(
            numeral.value,
            "count",
            "1",
            numeral.first,
            numeral.end,
            numeral.skip,
            "<number>",
            numeral,
            bare=True,
        )
