"""Quantities: amounts with their bounds, ranges, rates and change, as found things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ledger.lexicon.anchors import Anchor
from ledger.lexicon.units import unit_of
from ledger.rules.ages import AgeReader
from ledger.rules.amount import Amount
from ledger.rules.amounts import AmountReader
from ledger.rules.arabic import has_article, peel
from ledger.rules.change import STOPS, change_before
from ledger.rules.comparators import ComparatorReader
from ledger.rules.compounds import PARTS, compounded, one_unit
from ledger.rules.ellipsis import EllipsisReader
from ledger.rules.numerals import Numeral
from ledger.rules.reader import Reader
from ledger.rules.rule import RANK_BARE, RANK_COUNTED, RANK_MEASURED, Found, Quantity
from ledger.rules.scores import ScoreReader
from ledger.text.tokens import COMMAS, RANGE_DASHES

_MOVED = 12  # tokens between a verb of moving and where from
TIMES = 8  # tokens between "multiplied" and how many times


@dataclass(slots=True)
class QuantityReader:
    """Reads quantities off one text, left to right."""

    reader: Reader
    amounts: AmountReader
    comparators: ComparatorReader = field(init=False)
    ages: AgeReader = field(init=False)
    scores: ScoreReader = field(init=False)

    def __post_init__(self) -> None:
        self.comparators = ComparatorReader(self.reader, self.amounts.book)
        self.ages = AgeReader(self.reader, self.amounts.book.words, self.amounts.book.function)
        self.scores = ScoreReader(self.reader, self.amounts, self.amounts.book.scores)

    def find(self) -> Iterator[Found[Quantity]]:
        """Yield every quantity of the text, results in words first, each kind in order."""
        yield from self.scores.told()
        end = 0
        ellipsis = EllipsisReader(self.reader, self.amounts.book.words, self.comparators)
        for index in self.reader.candidates(Anchor.NUMBER | Anchor.UNIT):
            if index < end:
                continue
            amount = compounded(self.reader, self.amounts, index, self.amounts.at(index))
            if amount is None:
                found = self.scores.printed(index) or self._loose_share(index) or self._loose_range(index)
            else:
                found = self._share(amount) or self.scores.printed(amount.first)
                found = found or self._range(amount) or self._point(amount)
            if found is not None and not self._is_measure_of(found):
                found = ellipsis.completed(found, bare=amount is not None and amount.bare)
                yield found
                end = found.end

    def _is_measure_of(self, found: Found[Quantity]) -> bool:
        """Tell a round amount that another is per: سبعة دولارات لكل ألف متر مكعب; a range is a figure."""
        each = self.amounts.book.words.each
        per = any(
            (read := self.reader.plain(each, at)) is not None and read[1] == found.first
            for at in range(max(0, found.first - 2), found.first)
        )
        point = found.value.comparator != "range"
        return per and point and found.value.kind not in {"count", "fraction", "money"}

    def _share(self, part: Amount) -> Found[Quantity] | None:
        """<number> من كل <number>: one child in five."""
        reader = self.reader
        of = part.end
        if part.kind != "count" or reader.tokens.text(of) not in reader.particles.of:
            return None
        of += 1 + (reader.tokens.text(of + 1) in reader.particles.between)
        each = reader.plain(self.amounts.book.words.each, of)
        whole = None if each is None else reader.numeral(each[1])
        if whole is None or part.value >= whole.value:
            return None
        counted = self.amounts.at(whole.first)
        end = counted.end if counted is not None and counted.first == whole.first else whole.end
        value = part.value / whole.value
        comparator, begin = self.comparators.before(part.first)
        share = Quantity("fraction", value, value, "1", comparator or "=", counted=part.counted)
        span = reader.tokens.span(part.first, end, part.skip)
        return Found(span, share, "<number> من كل <number>", begin, end, RANK_MEASURED)

    # -- points -------------------------------------------------------------------------

    def _point(self, amount: Amount) -> Found[Quantity]:
        comparator, begin = self.comparators.before(amount.first)
        behind = self.comparators.after(amount.end) if comparator in {None, "~"} else None
        comparator = behind or comparator or "="  # حول 150 مدربا على الأكثر
        return self._found(amount, amount.value, amount.value, comparator, begin, amount.end, amount.rule)

    def _found(
        self, amount: Amount, low: Decimal, high: Decimal, comparator: str, begin: int, end: int, rule: str
    ) -> Found[Quantity]:
        words = self.amounts.book.words
        kind, unit = self.ages.kind_of(amount, begin, end)
        change = change_before(self.reader, words, begin, kind, in_points=_in_points(amount))
        if amount.counted == "time" and self._multiplies(begin):
            kind, change, amount = "multiplier", "rise", replace(amount, counted=None)
        quantity = Quantity(
            kind=kind,
            low=None if comparator in {"<", "<="} else low,
            high=None if comparator in {">", ">="} else high,
            unit=unit,
            comparator=comparator,
            counted=amount.counted,
            per=self._per(end) if kind not in {"age", "ordinal", "score"} else None,
            change=change,
            candidates=() if unit is not None else amount.candidates,
        )
        if comparator != "=" and comparator != "range":
            rule = f"{_NAMES[comparator]} {rule}"
        if kind == "age":
            rule = rule.replace("<unit>", "<years of age>").replace("<number>", "<age>", 0)
        span = self.reader.tokens.span(amount.first, end, amount.skip)
        rank = RANK_BARE if amount.bare else RANK_COUNTED if kind == "count" else RANK_MEASURED
        return Found(span, quantity, rule, amount.first, end, rank)

    def _multiplies(self, begin: int) -> bool:
        """Tell how many times something was multiplied: تضاعف السعر ثلاث مرات."""
        texts, multiplied = self.reader.tokens.texts, self.reader.words.multiplied
        words = texts[max(0, begin - TIMES) : begin]
        return any(stem in multiplied for word in words for _, _, stem in peel(word))

    def _moves(self, opening: int) -> bool:
        """Tell "from ... to" behind a verb of moving or doubling: سينتقل من 335 مليارا إلى 340."""
        reader, shifts = self.reader, self.amounts.book.words.shifts
        for at in range(opening - 1, max(-1, opening - 1 - _MOVED), -1):
            text = reader.tokens.text(at)
            if text in STOPS or text in COMMAS:
                return False
            stems = [stem for _, _, stem in peel(text)]
            if not reader.words.multiplied.keys().isdisjoint(stems) or reader.read(shifts, at) is not None:
                return True
        return False

    # -- ranges -------------------------------------------------------------------------

    def _range(self, first: Amount) -> Found[Quantity] | None:
        """<number> - <number> <unit>, بين <number> و<number> <unit>, من ... إلى, <number> أو <number>."""
        reader, words = self.reader, self.amounts.book.words
        begin = first.first
        opening = begin - 1
        between = reader.read(words.between, opening - 1) or reader.read(words.between, opening)
        if between is not None and between[1] != begin:
            between = reader.read(words.between, opening)
        is_between = between is not None and between[1] == begin
        is_from = not is_between and reader.tokens.text(opening).removeprefix("و") in reader.particles.from_
        if not is_between and reader.plain(words.age_inside, opening) is not None:  # من سن 9 أشهر إلى
            is_from = reader.tokens.text(opening - 1).removeprefix("و") in reader.particles.from_
        second = self._second(first, is_between=is_between, is_from=is_from)
        if second is None:
            return None
        low, high = self._shared_scale(first, second)
        if is_from and (change_before(reader, words, opening, "percent") or self._moves(opening)):
            # "rose from 3 to 5 %": two levels, the first in the unit of the second
            level = replace(second, value=low, first=first.first, skip=first.skip, end=first.end)
            return self._point(level) if first.bare and not second.bare else None
        part = PARTS.get((second.unit or "", first.unit or "")) if first.kind == "duration" else None
        if part is not None and second.kind == "duration":
            low /= part  # من سن 9 أشهر إلى 5 سنوات
        elif not self._one_kind(first, second):
            return None
        if low >= high:
            return None
        if first.counted is not None and second.counted is not None and first.counted != second.counted:
            return None
        if is_between:
            wide = reader.read(words.between, opening - 1)
            begin = opening - 1 if wide is not None and wide[1] == first.first else opening
        elif is_from:
            begin = opening
        named = first if second.bare else second
        whole = replace(
            second, first=first.first, skip=first.skip, counted=second.counted or first.counted,
            kind=named.kind, unit=named.unit,
            candidates=second.candidates or first.candidates, bare=first.bare and second.bare,
        )  # fmt: skip
        name = (
            "بين <number> و<number>"
            if is_between
            else "من <number> إلى <number>"
            if is_from
            else "<number>-<number>"
        )
        unit = whole.rule.partition("<number>")[2].strip()
        return self._found(whole, low, high, "range", begin, second.end, f"{name} {unit}".strip())

    def _loose_share(self, index: int) -> Found[Quantity] | None:
        """Read a share whose part alone would count nothing: واحد من كل خمسة."""
        numeral = self.reader.numeral(index)
        return None if numeral is None else self._share(_bare(numeral))

    def _loose_range(self, index: int) -> Found[Quantity] | None:
        """Read a range whose first end alone would count nothing: من ثلاث إلى خمس سنوات, بين سنة وخمس."""
        numeral = self.reader.numeral(index)
        before = self.reader.tokens.text(index - 1)
        if numeral is None:
            led = before.removeprefix("و") in self.reader.particles.from_ | self.reader.particles.between
            one = one_unit(self.reader, self.amounts, index) if led else None
            return None if one is None else self._range(one)  # من سنة إلى خمس سنوات
        if (
            numeral.value == 1
            and self.reader.tokens.is_word(index - 1)
            and before not in self.amounts.book.function
        ):
            return None  # لليلة واحدة إلى 20 بالمئة: one of what stands before it
        first = self.amounts.loose_at(index)
        return None if first is None else self._range(first)

    def _second(self, first: Amount, *, is_between: bool, is_from: bool) -> Amount | None:
        """Read the second end of a range, joined as its opening asks for."""
        reader, words = self.reader, self.amounts.book.words
        joint = reader.tokens.text(first.end)
        if joint in RANGE_DASHES and reader.tokens.text(first.end + 1) not in RANGE_DASHES:
            spaced = not reader.tokens.glued(first.end)
            if spaced and not first.bare and first.kind != "percent":
                return None
            return self._at(first.end + 1)
        if is_between and joint.startswith("و"):
            times = first.bare  # بين 3 و4 أضعاف
            behind = self._at(first.end + 1, times=times) if joint == "و" else None
            return self._at(first.end, times=times) or behind
        if is_between and reader.plain(words.to, first.end) is not None:
            return self._at(first.end + 1)
        # %12 إلى %15 is a range; "rose by 5% to 15%" is a change and a level
        shares = first.kind == "percent" and not _in_points(first)
        shares = shares and change_before(reader, words, first.first, "percent") is None
        if joint in reader.particles.until and (is_from or is_between or first.bare or shares):
            if joint == "حتي" and not is_from:
                return None
            return self._at(first.end + 1)
        if reader.plain(words.or_, first.end) is not None and first.bare:
            return self._at(first.end + 1)
        return None

    def _at(self, index: int, *, times: bool = False) -> Amount | None:
        """Return the amount at a token that may end a range, ``times`` as much only where asked for."""
        amount = self.amounts.at(index) or self.amounts.at(index + 1)  # a sign may stand first: %15
        if amount is None or amount.first != index or amount.kind == "fraction":
            return None
        return amount if amount.kind != "multiplier" or (times and amount.numeral is not None) else None

    def _one_kind(self, first: Amount, second: Amount) -> bool:
        if first.bare or second.bare:
            return True
        return first.kind == second.kind and first.unit == second.unit

    def _shared_scale(self, first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
        """Give the first end the second's scale and unit where it has none: 20 إلى 30 مليون."""
        low = first.value
        if first.bare and first.numeral is not None and second.numeral is not None:
            scale = second.numeral.scale
            if first.numeral.scale == 1 and scale != 1 and low <= second.numeral.mantissa:
                low *= scale
            if second.numeral.value:
                low *= second.value / second.numeral.value
        return low, second.value

    # -- rates ------------------------------------------------------------

    def _per(self, end: int) -> str | None:
        """Return what a value is per: للبرميل, يوميا, لكل ألف نسمة."""
        reader, book = self.reader, self.amounts.book
        adverb = reader.plain(book.words.per, end)
        if adverb is not None:
            return None if self._names_one(adverb[1]) or self._is_year(adverb) else adverb[0]
        text = reader.tokens.text(end)
        if text.startswith("لل") and len(text) > 3:
            if self._names_one(end + 1):
                return None
            return self._per_unit(end, text[2:])
        each = reader.plain(book.words.each, end)
        if each is None:
            return None
        numeral = reader.numeral(each[1])
        if numeral is None:
            return self._per_unit(each[1], reader.tokens.text(each[1]))
        amount = self.amounts.at(numeral.first)
        if amount is not None and amount.unit is not None and amount.kind not in {"count", "money"}:
            return f"{numeral.value} {amount.unit}"
        noun = self.amounts.nouns.at(numeral.end)
        return f"{numeral.value} {noun.lemma}" if noun is not None and noun.known else str(numeral.value)

    def _names_one(self, index: int) -> bool:
        """Tell whether what follows picks one period or time (للشهر الثالث): then nothing is per it."""
        reader = self.reader
        if reader.plain(reader.calendar.which, index) is not None:
            return True
        ordinal, numeral = reader.ordinal(index), reader.numeral(index)
        if ordinal is not None and ordinal.article:
            return True
        return numeral is not None and numeral.article and numeral.value != 1

    def _is_year(self, adverb: tuple[str, int]) -> bool:
        """Tell one year (للعام 2023, في العام الدراسي) from "a year"."""
        tokens, (unit, end) = self.reader.tokens, adverb
        return unit == "year" and (tokens.is_number(end) or has_article(tokens.text(end)))

    def _per_unit(self, index: int, head: str) -> str | None:
        """Return the UCUM code or the lemma of the unit or noun that a value is per."""
        book, texts = self.amounts.book, self.reader.tokens.texts
        if index >= len(texts):
            return None
        unit = book.units.longest(texts, index, head)
        if unit is not None and unit.meaning.code is not None and unit.meaning.dimension != "money":
            return unit_of(unit.meaning.code).label
        noun = book.nouns.longest(texts, index, head)
        return noun.meaning.lemma if noun is not None and not noun.meaning.plural else None


def _in_points(amount: Amount) -> bool:
    """Tell basis points from percent and from percentage points."""
    return amount.kind == "percent" and amount.numeral is not None and amount.value < amount.numeral.value


def _bare(numeral: Numeral) -> Amount:
    """Return a number that counts nothing named."""
    first, end = numeral.first, numeral.end
    return Amount(numeral.value, "count", "1", first, end, numeral.skip, "<number>", numeral, bare=True)


_NAMES = {">": "أكثر من", ">=": "ما لا يقل عن", "<": "أقل من", "<=": "ما يصل إلى", "~": "نحو"}
