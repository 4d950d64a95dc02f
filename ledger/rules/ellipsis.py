"""Ellipsis: what goes without saying a second time, the unit of a number and the direction of a change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ledger.lexicon.quantities import QuantityWords
from ledger.rules.change import STOPS
from ledger.rules.comparators import ComparatorReader
from ledger.rules.reader import Reader
from ledger.rules.rule import RANK_MEASURED, Found, Quantity
from ledger.text.tokens import COMMAS

# Kinds whose unit goes without saying in what they are held against.
_HELD = frozenset({"money", "mass", "volume", "length", "area", "percent", "speed", "temperature"})
_AGAINST = 8  # tokens between an amount and the one that it is held against
_ELLIPSIS = 14  # ... and one that goes without its unit altogether
_FAR = 28  # ... and the points that a percentage is compared in
_BESIDE = 4
_TIMES_APART = 1000  # more than so many times another, a number is of another thing
_WHOLE = 100  # in percent
_POINT = "point"  # the lemma of what a percentage is compared in, too


@dataclass(slots=True)
class EllipsisReader:
    """Completes the quantities of one text, each by those before it; they come in order."""

    reader: Reader
    words: QuantityWords
    comparators: ComparatorReader
    _last: Found[Quantity] | None = None
    _held: Found[Quantity] | None = None  # the last in a unit that may be left out behind it

    def completed(self, found: Found[Quantity], *, bare: bool) -> Found[Quantity]:
        """Return a quantity with what its text leaves out; ``bare`` tells a number without unit and noun."""
        if self._last is not None:
            found = self._in_points_of(self._as_well(found, self._last), self._last)
        if bare and self._held is not None:
            found = self._in_unit_of(found, self._held)
        self._last = found
        if found.value.kind in _HELD:
            self._held = found
        return found

    def _as_well(self, found: Found[Quantity], last: Found[Quantity]) -> Found[Quantity]:
        """Give a share that puts the change before it otherwise its direction: 1.46 دولار، أو 2.2٪."""
        if last.value.change is None or found.value.change is not None:
            return found
        begin = self.comparators.before(found.first)[1]
        between = [at for at in range(last.end, begin) if self.reader.tokens.text(at) not in COMMAS]
        other = len(between) == 1 and self.reader.plain(self.words.or_, between[0]) is not None
        if not other or found.value.kind != "percent" or last.value.kind == "percent":
            return found
        return Found(
            found.span,
            replace(found.value, change=last.value.change),
            found.rule,
            found.first,
            found.end,
            found.rank,
        )

    def _in_points_of(self, found: Found[Quantity], last: Found[Quantity]) -> Found[Quantity]:
        """Give points told behind a percentage its unit: 37.5%، أي أعلى بثماني نقاط."""
        value = found.value.low or found.value.high
        if found.value.counted != _POINT or last.value.kind != "percent":
            return found
        if value is None or value > _WHOLE:
            return found  # 9688 نقطة
        between = self.reader.tokens.texts[last.end : found.first]
        if len(between) > _FAR or any(text in STOPS for text in between):
            return found
        share = replace(found.value, kind="percent", unit="%", counted=None)
        return Found(found.span, share, found.rule, found.first, found.end, RANK_MEASURED)

    def _in_unit_of(self, found: Found[Quantity], told: Found[Quantity]) -> Found[Quantity]:
        """Give a bare number the unit of the amount before it: 412 مليون جنيه، مقابل 198 مليونا."""
        numeral = self.reader.numeral(found.first)
        between = self.reader.tokens.texts[told.end : found.first]
        if numeral is None or len(between) > _ELLIPSIS or any(text in STOPS for text in between):
            return found
        scaled = numeral.scale > 1
        elided = self._goes_on(found, told) if scaled else self._is_beside(found, told)
        if not elided:
            return found
        value, unit = found.value, told.value
        alike = replace(
            value,
            kind=unit.kind,
            unit=unit.unit,
            candidates=unit.candidates,
            per=value.per or unit.per,
            change=None,
        )
        return Found(found.span, alike, found.rule, found.first, found.end, RANK_MEASURED)

    def _goes_on(self, found: Found[Quantity], told: Found[Quantity]) -> bool:
        """Tell a number with a scale that is the same thing's level: ليبلغ 28.4 مليون, من 619 مليونا."""
        reader, words = self.reader, self.words
        if told.value.kind == "percent" or not _alike(found.value, told.value):
            return False
        between = range(told.end, found.first)
        if len(between) <= _AGAINST and any(reader.read(words.against, at) is not None for at in between):
            return True
        part = reader.plain(words.part, found.first - 1) or reader.plain(words.part, found.first - 2)
        if part is not None and part[1] == found.first:
            return True  # 11 مليارا، منها 3 مليارات
        ours, theirs = reader.numeral(found.first), reader.numeral(told.first)
        joined = reader.tokens.text(found.first - 1) == "و" or (ours is not None and ours.skip > 0)
        if joined and ours is not None and theirs is not None and ours.scale == theirs.scale:
            return len(between) <= _BESIDE  # منها 3 مليارات للمواد و7 مليارات للمحروقات
        begin = self.comparators.before(found.first)[1]
        reached = begin < found.first and reader.tokens.text(begin).startswith("ل")  # لتناهز 180 مليارا
        return reached or self._level_at(begin)

    def _is_beside(self, found: Found[Quantity], told: Found[Quantity]) -> bool:
        """Tell a number without a scale right behind an amount: 260 كيلومترا من أصل 1700, 521 تنغي من 528."""
        reader, words = self.reader, self.words
        begin = self.comparators.before(found.first)[1]
        text, ends = reader.tokens.text, (told.end, told.end + 1)
        for_each = text(found.end).startswith("لل") and any(text(at).startswith("لل") for at in ends)
        if told.value.kind == "money" and text(found.first).startswith("و") and for_each:
            return True  # ثلاثة دنانير للمواطنين وعشرة للأجانب
        became = (
            text(found.first).startswith("ب") and reader.plain(words.becoming, found.first - 1) is not None
        )
        if told.value.kind == "money" and became:
            return True  # كانت بخمسين دينارا صارت بثمانين
        theirs, against = reader.numeral(told.first), reader.read(words.against, begin - 1)
        plain = theirs is not None and theirs.scale == 1 and begin - told.end <= _BESIDE
        if plain and against is not None and against[1] == begin and _alike(found.value, told.value):
            return True  # 31 كم في الساعة مقابل 31.6
        whole = reader.plain(words.whole, begin - 2)
        if whole is not None and whole[1] == begin and told.value.kind != "percent":
            return True
        from_ = reader.tokens.text(begin - 1) in reader.particles.from_ and begin - told.end <= _BESIDE
        quoted = told.value.kind == "money" or "." in f"{found.value.low}{told.value.low}"
        return (
            from_ and quoted and told.value.kind in {"money", "percent"} and _alike(found.value, told.value)
        )

    def _level_at(self, begin: int) -> bool:
        """Tell that the word right before a token makes what follows a level: إلى, من, ليبلغ."""
        return any(
            (read := self.reader.read(self.words.level, at, peeled=False)) is not None and read[1] == begin
            for at in range(max(0, begin - 2), begin)
        )


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell two values of one order: neither is a thousand times the other."""
    first, second = one.low or one.high, other.low or other.high
    if not first or not second:
        return False
    return max(first, second) <= _TIMES_APART * min(first, second)
