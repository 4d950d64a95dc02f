"""Dates of the calendar: days, months and years, full and partial, and their ranges.

Relative dates and parts of a year are in :mod:`ledger.rules.relative_dates`; both share
:class:`DateReader`, which resolves what the text leaves out against the source's date
(nearest year) and remembers the last date read for "the same period".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ledger.lexicon.anchors import Anchor
from ledger.rules import when
from ledger.rules.reader import Reader
from ledger.rules.rule import Found
from ledger.rules.when import When

RANK_DATE = 20
_RANGE_SIGNS = frozenset("-–/")
_COMMAS = frozenset("،,")


class Dated(NamedTuple):
    """A date read at a token: its value, its tokens and the rule that read it."""

    when: When
    first: int
    end: int
    skip: int
    rule: str
    comparator: str = "="


@dataclass(slots=True)
class Month:
    """A month name read: its number and where it ends."""

    number: int
    end: int
    skip: int
    ambiguous: bool


@dataclass(slots=True)
class DateReader:
    """Reads dates off one text, from its first token to its last."""

    reader: Reader
    counts: Callable[[int], bool] = field(default=lambda index: False)
    last: When | None = None
    last_part: tuple[int, int] | None = None

    @property
    def published(self) -> date | None:
        """The date of the source, None where unknown."""
        return self.reader.published

    # -- pieces ---------------------------------------------------------------------

    def month(self, index: int) -> Month | None:
        """Read a month name, or two names of one month (ديسمبر/كانون الأول)."""
        reader = self.reader
        read = reader.read(reader.calendar.months, index)
        if read is None:
            return None
        number, end, skip = read
        ambiguous = reader.tokens.text(index)[skip:] in reader.calendar.ambiguous_months
        if ambiguous and skip and reader.tokens.text(index)[:skip] != "و":
            return None
        sign = reader.tokens.text(end)
        if sign and sign in "/-–(":
            other = reader.plain(reader.calendar.months, end + 1)
            if other is not None and other[0] == number:
                closing = sign == "(" and reader.tokens.text(other[1]) == ")"
                if sign != "(" or closing:
                    return Month(number, other[1] + closing, skip, ambiguous=False)
        return Month(number, end, skip, ambiguous)

    def day_number(self, index: int) -> tuple[int, int, int] | None:
        """Read a day of the month, 1 to 31, in digits or as an ordinal: (day, end, skip)."""
        tokens = self.reader.tokens
        if tokens.is_number(index) and tokens.texts[index].isdigit():
            number = int(tokens.texts[index]) if len(tokens.texts[index]) <= 2 else 0
            return (number, index + 1, 0) if 1 <= number <= 31 else None
        if tokens.text(index) == "و" and tokens.is_number(index + 1) and tokens.glued(index + 1):
            inner = self.day_number(index + 1)
            return None if inner is None else (inner[0], inner[1], 1)
        ordinal = self.reader.ordinal(index)
        if ordinal is not None and ordinal.article and ordinal.value <= 31:
            return ordinal.value, ordinal.end, ordinal.skip
        return None

    def year_digits(self, index: int) -> int | None:
        """Return the four-digit year that stands at a token as plain digits, or None."""
        tokens = self.reader.tokens
        text = tokens.text(index)
        if tokens.is_number(index) and len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2199:
            return int(text)
        return None

    def year_after(self, index: int, *, bare: bool = False) -> tuple[int | None, int] | None:
        """Read a year behind a month or season: 2022, عام 2022, من العام الماضي; (year, end)."""
        reader = self.reader
        here = index
        if reader.tokens.text(here) in _COMMAS and self.year_digits(here + 1) is not None:
            return self.year_digits(here + 1), here + 2
        of = reader.plain(reader.calendar.of, here)
        if of is not None:
            here = of[1]
        named = reader.plain(reader.calendar.year, here)
        if named is not None:
            number = self.year_digits(named[1])
            if number is not None:
                return number, named[1] + 1
        number = self.year_digits(here)
        if number is not None and (of is None or reader.tokens.text(index) == "من"):
            return number, here + 1
        return self.relative_year(here, bare=bare) if of is not None else None

    def relative_year(self, index: int, *, bare: bool = False) -> tuple[int | None, int] | None:
        """Read العام الماضي, هذا العام, العام نفسه as (year, end); the year is None where nothing dates the source.

        ``bare`` takes العام alone for this year (النصف الأول من العام).
        """
        reader = self.reader
        this = reader.plain(reader.calendar.this, index)
        here = index if this is None else this[1]
        named = reader.read(reader.calendar.periods, here)
        if named is None or named[0] != "year":
            return None
        base = None if self.published is None else self.published.year
        if this is not None:
            return base, named[1]
        which = reader.plain(reader.calendar.which, named[1])
        if which is None:
            alone = bare and reader.tokens.text(here) in {"العام", "السنه"}
            return (base, named[1]) if alone else None
        if which[0] == "same":
            known = self.last.earliest if self.last is not None else None
            return (known.year if known is not None else base), which[1]
        step = {"last": -1, "this": 0, "next": 1}[which[0]]
        return (None if base is None else base + step), which[1]

    # -- years that the text leaves out -------------------------------------------------

    def nearest_year(self, month: int, number: int = 15) -> int | None:
        """Return the year of a month (and day) that the text names without one.

        It is the source's own year, or the year before where the month is more than half
        a year ahead: news looks back, and says "next" when it looks so far forward.
        """
        if self.published is None:
            return None
        ahead = (month - self.published.month) * 30 + number - self.published.day
        return self.published.year - (ahead > 200)

    def which_year(self, which: str, month: int, number: int | None = None) -> int | None:
        """Return the year of "last September", "next 3 May", "this October" against the source's date."""
        if self.published is None:
            return None
        base = self.published.year
        here = (self.published.month, self.published.day) if number is not None else (self.published.month, 0)
        that = (month, number or 0)
        if which == "last":
            return base if that < here else base - 1
        if which == "next":
            return base if that > here else base + 1
        return base

    # -- the rules ------------------------------------------------------------------------

    def at(self, index: int) -> Dated | None:
        """Return the longest date that begins at a token, or None."""
        best: Dated | None = None
        rules: tuple[Callable[[int], Dated | None], ...] = (self.days, self.months, self.numeric, self.years)
        for rule in rules:
            found = rule(index)
            if found is not None and (best is None or found.end > best.end):
                best = found
        return best

    def days(self, index: int) -> Dated | None:
        """<weekday>? <day> <month> <year>?, also <day>-<day> <month> and <month> <day>, <year>."""
        reader = self.reader
        weekday = reader.plain(reader.calendar.weekdays, index) or self._weekday_peeled(index)
        first, skip = index, 0
        if weekday is not None:
            first = weekday[1]
            if reader.tokens.text(index) not in reader.calendar.weekdays:
                skip = 1
            if reader.tokens.text(first) in _COMMAS | {"الموافق", "("}:
                first += 1
        read = self._day_month(first)
        if read is None:
            return self._month_day_year(index)
        dated, day_skip = read
        start_skip = skip if weekday is not None else day_skip
        rule = "<day> <month> <year>" if "XXXX" not in dated.edtf else "<day> <month>"
        if "/" in dated.edtf:
            rule = "<day>-<day> <month> <year>"
        return self._timed(
            Dated(dated, index, self._end, start_skip, rule, "range" if "/" in dated.edtf else "=")
        )

    _end: int = 0

    def _weekday_peeled(self, index: int) -> tuple[int, int] | None:
        read = self.reader.read(self.reader.calendar.weekdays, index)
        return None if read is None else (read[0], read[1])

    def _day_month(self, index: int) -> tuple[When, int] | None:
        """Read <day> (- <day>)? <month> <year>?; leaves the end in ``_end``."""
        reader = self.reader
        tokens = reader.tokens
        first = self.day_number(index)
        if first is None:
            return None
        number, here, skip = first
        last: int | None = None
        sign = tokens.text(here)
        second: tuple[int, int, int] | None = None
        if sign in _RANGE_SIGNS or sign in {"الي", "حتي"}:
            second = self.day_number(here + 1)
        else:
            second = self.day_number(here) if tokens.text(here)[:1] == "و" else None
        if second is not None and second[0] > number:
            last, here = second[0], second[1]
        for book in (reader.calendar.of, reader.calendar.month):
            small = reader.plain(book, here)
            if small is not None:
                here = small[1]
        named = self.month(here)
        if named is None or named.skip:
            return None
        year, self._end = self._year_of_day(named, number)
        start = when.day(year, named.number, number)
        if start is None:
            return None
        if last is not None:
            finish = when.day(year, named.number, last)
            return (when.between(start, finish), skip) if finish is not None else None
        return start, skip

    def _year_of_day(self, named: Month, number: int) -> tuple[int | None, int]:
        """Return the year of <day> <month> and where the date ends."""
        reader = self.reader
        after = self.year_after(named.end)
        if after is not None:
            return after
        which = reader.plain(reader.calendar.which, named.end)
        if which is not None and which[0] != "same":
            return self.which_year(which[0], named.number, number), which[1]
        return self.nearest_year(named.number, number), named.end

    def _month_day_year(self, index: int) -> Dated | None:
        named = self.month(index)
        if named is None:
            return None
        number = self.day_number(named.end)
        if number is None or self.reader.tokens.text(number[1]) not in _COMMAS:
            return None
        year = self.year_digits(number[1] + 1)
        that = None if year is None else when.day(year, named.number, number[0])
        if that is None:
            return None
        return self._timed(Dated(that, index, number[1] + 2, named.skip, "<month> <day>, <year>"))

    def _timed(self, dated: Dated) -> Dated:
        """Take in a time of day that a dash joins to the date (20 April 2023 - 14:40)."""
        tokens = self.reader.tokens
        end = dated.end
        if (
            tokens.text(end) in {"-", "–"}
            and tokens.is_number(end + 1)
            and tokens.text(end + 2) == ":"
            and tokens.is_number(end + 3)
        ):
            return dated._replace(end=end + 4)
        return dated

    def months(self, index: int) -> Dated | None:
        """<month> <year>?, <month> الماضي, <month>-<month> <year>."""
        reader = self.reader
        opening_day = reader.read(reader.calendar.first_day, index)
        first_day = opening_day is not None
        named = self.month(index + first_day)
        if named is None:
            return None
        after = self.year_after(named.end)
        if after is not None:
            that = when.month(after[0], named.number)
            if opening_day is not None:
                opening = when.day(after[0], named.number, 1)
                return (
                    Dated(opening, index, after[1], opening_day[2], "أول <month> <year>") if opening else None
                )
            return Dated(that, index, after[1], named.skip, "<month> <year>")
        if opening_day is not None:
            opening = when.day(self.nearest_year(named.number, 1), named.number, 1)
            return Dated(opening, index, named.end, opening_day[2], "أول <month>") if opening else None
        run = self._month_run(index, named)
        if run is not None:
            return run
        which = reader.plain(reader.calendar.which, named.end)
        if which is not None and which[0] != "same":
            year = self.which_year(which[0], named.number)
            return Dated(when.month(year, named.number), index, which[1], named.skip, "<month> الماضي")
        if (
            named.ambiguous
            and not reader.follows(reader.calendar.carriers, index, 1)
            and not reader.follows(reader.calendar.parts, index, 1)
        ):
            return None
        if reader.tokens.is_word(named.end) and named.ambiguous and not reader.tokens.text(named.end):
            return None
        year = self.nearest_year(named.number)
        return Dated(when.month(year, named.number), index, named.end, named.skip, "<month>")

    def _month_run(self, index: int, named: Month) -> Dated | None:
        """<month> - <month> <year>: من يناير إلى مايو 2022, بين يناير ومايو, يناير-مايو 2022."""
        tokens = self.reader.tokens
        joint = tokens.text(named.end)
        opened = (
            tokens.text(index - 1).removeprefix("و") in {"من", "بين"}
            or tokens.text(index)[: named.skip] == "ب"
        )
        second: Month | None = None
        if joint in _RANGE_SIGNS or (joint in {"الي", "حتي"} and opened):
            second = self.month(named.end + 1)
        elif joint[:1] == "و" and opened:
            second = self.month(named.end)
        if second is None or second.number <= named.number:
            return None
        after = self.year_after(second.end)
        year, end = after if after is not None else (self.nearest_year(second.number), second.end)
        that = when.months(year, named.number, second.number)
        return Dated(that, index, end, named.skip, "<month>-<month> <year>", "range")

    def numeric(self, index: int) -> Dated | None:
        """2022-06-28, 28/6/2022, 28.06.2022."""
        tokens = self.reader.tokens
        if not tokens.is_number(index):
            return None
        parts: list[str] = []
        end = index + 1
        if tokens.texts[index].count(".") == 2:
            parts = tokens.texts[index].split(".")
        else:
            parts = [tokens.texts[index]]
            while (
                len(parts) < 3
                and tokens.text(end) in {"-", "/"}
                and tokens.is_number(end + 1)
                and tokens.glued(end)
            ):
                parts.append(tokens.texts[end + 1])
                end += 2
        if len(parts) != 3 or not all(part.isdigit() for part in parts):
            return None
        if len(parts[0]) == 4:
            year, month, number = map(int, parts)
        elif len(parts[2]) == 4:
            number, month, year = map(int, parts)
            if month > 12:
                number, month = month, number
        else:
            return None
        that = when.day(year, month, number) if 1500 <= year <= 2199 else None
        return None if that is None else self._timed(Dated(that, index, end, 0, "<year>-<month>-<day>"))

    def years(self, index: int) -> Dated | None:
        """عام <year>, <year>-<year>, بين عامي <year> و<year>, a bare year behind a word of time."""
        reader = self.reader
        tokens = reader.tokens
        skip = 0
        start = index
        if tokens.text(index) in {"و", "ل", "ب"} and tokens.glued(index + 1):
            return None
        year = self.year_digits(index)
        if year is None:
            return self._year_in_words(index)
        if tokens.text(index - 1) in {":", ".", "/", "+"} and tokens.glued(index):
            return None
        named = self._named_year(index)
        last = self._last_year(index, year)
        if last is not None:
            return Dated(
                when.between(when.year(year), when.year(last[0])),
                start,
                last[1],
                skip,
                "<year>-<year>",
                "range",
            )
        end = index + 1
        if tokens.text(end) in {"م", "ميلادي", "ميلاديه"}:
            named = True
        before = reader.plain(reader.calendar.before_christ, end)
        if named and before is not None:
            return Dated(When(f"-{year - 1:04}"), start, before[1], skip, "عام <year> قبل الميلاد")
        if not named and not self._year_in_place(index, year):
            return None
        return Dated(when.year(year), start, end, skip, "عام <year>" if named else "<year>")

    def _named_year(self, index: int) -> bool:
        """Tell whether the word before says that a number is a year."""
        reader = self.reader
        if reader.tokens.text(index - 1) == "و" or reader.tokens.text(index - 1) in _COMMAS:
            before = index - 2
            return self.year_digits(before) is not None and (
                self._named_year(before) or reader.follows(reader.calendar.period_plurals, before, 1)
            )
        read = reader.read(reader.calendar.periods, index - 1) or reader.read(
            reader.calendar.period_plurals, index - 1
        )
        return read is not None and read[1] == index and read[0] == "year"

    def _last_year(self, index: int, year: int) -> tuple[int, int] | None:
        """Read the second year of a range: (year, end)."""
        tokens = self.reader.tokens
        joint = tokens.text(index + 1)
        if joint in _RANGE_SIGNS:
            text = tokens.text(index + 2)
            last = self.year_digits(index + 2)
            if last is None and joint == "/" and text.isdigit() and len(text) == 2:
                last = year // 100 * 100 + int(text)
            if last is not None and year < last and tokens.text(index + 3) not in {"-", "/"}:
                return last, index + 3
            return None
        opened = {self.reader.tokens.text(index - back).removeprefix("و") for back in (1, 2)}
        between = "بين" in opened and joint == "و"
        until = joint in {"الي", "حتي"} and "من" in opened
        if between or until:
            at = index + 2
            named = self.reader.plain(self.reader.calendar.year, at)
            at = named[1] if named is not None else at
            last = self.year_digits(at)
            if last is not None and year < last:
                return last, at + 1
        return None

    def _year_in_place(self, index: int, year: int) -> bool:
        """Tell whether a bare four-digit number is a year by what stands beside it."""
        reader = self.reader
        tokens = reader.tokens
        if not 1800 <= year <= 2150:
            return False
        before, after = tokens.text(index - 1), tokens.text(index + 1)
        if before == "(" and after == ")":
            return True
        if (tokens.is_word(index + 1) and reader.words.cardinals.get(after, None)) or self.counts(index + 1):
            return False
        if before == "و" and tokens.glued(index) and self.year_digits(index - 2) is not None:
            return self._year_in_place(index - 2, self.year_digits(index - 2) or 0)
        if reader.follows(reader.calendar.before_year, index, 1):
            return True
        # انتخابات 2018, تعداد 2021: a number like a year right behind a word that bounds nothing.
        return (
            1900 <= year <= 2100
            and year % 100 != 0
            and tokens.is_word(index - 1)
            and not tokens.glued(index)
            and not self.counts(index + 2)
        )

    def _year_in_words(self, index: int) -> Dated | None:
        """عام ألفين وثلاثة وعشرين."""
        reader = self.reader
        named = reader.read(reader.calendar.periods, index - 1)
        if named is None or named[0] != "year" or named[1] != index:
            return None
        numeral = reader.numeral(index)
        if numeral is None or numeral.skip:
            return None
        if numeral.words and 1000 <= numeral.value <= 2199:
            return Dated(when.year(int(numeral.value)), index, numeral.end, 0, "عام <number words>")
        if not numeral.words and 100 <= numeral.value <= 999 and numeral.value == int(numeral.value):
            return Dated(when.year(int(numeral.value)), index, numeral.end, 0, "عام <year>")
        return None

    def weekday_of(self, number: int, which: str | None) -> When:
        """Return the day of a weekday (Monday is 1) against the source's date."""
        if self.published is None:
            return When("XXXX-XX-XX")
        here = self.published.isoweekday()
        back = (here - number) % 7
        if which == "next":
            return when.that_day(self.published + timedelta(days=(number - here) % 7 or 7))
        if which == "last" and back == 0:
            back = 7
        return when.that_day(self.published - timedelta(days=back))


def find_dates(reader: Reader, counts: Callable[[int], bool]) -> Iterator[Found[Dated]]:
    """Yield every date of a text in order; none overlaps the one before it.

    ``counts`` tells whether a unit or a counted noun stands at a token: then the number before it is no year.
    """
    from ledger.rules.hijri import hijri_date
    from ledger.rules.relative_dates import relative_date

    dates = DateReader(reader, counts)
    end = 0
    for index in reader.candidates(Anchor.DATE | Anchor.NUMBER | Anchor.ORDINAL):
        if index < end:
            continue
        found = _longest(dates.at(index), relative_date(dates, index), hijri_date(dates, index))
        if found is None:
            continue
        found = _bounded(dates, _range_of_days(dates, found))
        dates.last = found.when
        span = reader.tokens.span(found.first, found.end, found.skip)
        yield Found(span, found, found.rule, found.first, found.end, RANK_DATE)
        end = found.end


def _bounded(dates: DateReader, found: Dated) -> Dated:
    """Mark a date behind حتى or بحلول as a latest one, one behind نحو as approximate."""
    reader = dates.reader
    before = found.first - 1
    if reader.read(reader.calendar.periods, before) is not None and found.rule in {
        "عام <year>",
        "<month> <year>",
    }:
        before -= 1
    if found.comparator == "=" and reader.read(reader.calendar.until, before) is not None:
        return found._replace(comparator="<=")
    return found


def _longest(*found: Dated | None) -> Dated | None:
    dated = [one for one in found if one is not None]
    return max(dated, key=lambda one: one.end, default=None)


def _range_of_days(dates: DateReader, first: Dated) -> Dated:
    """Join <date> to <date> (من 28 يونيو إلى 3 يوليو 2022) where both are days or both are months."""
    tokens = dates.reader.tokens
    joint = tokens.text(first.end)
    if "/" in first.when.edtf or first.rule not in {
        "<day> <month>",
        "<day> <month> <year>",
        "<month> <year>",
    }:
        return first
    opened = tokens.text(first.first - 1).removeprefix("و")
    if not (
        joint in {"-", "–"}
        or (joint in {"الي", "حتي"} and opened == "من")
        or (joint[:1] == "و" and opened == "بين")
    ):
        return first
    second = dates.at(first.end if joint[:1] == "و" and len(joint) > 1 else first.end + 1)
    if second is None or "/" in second.when.edtf or second.when.edtf.count("-") != first.when.edtf.count("-"):
        return first
    begin = first.when
    if first.rule == "<day> <month>" and second.when.earliest is not None:
        month, number = map(int, begin.edtf.split("-")[1:])
        begin = when.day(second.when.earliest.year, month, number) or begin
    if begin.earliest is None or second.when.latest is None or begin.earliest >= second.when.latest:
        return first
    return first._replace(
        when=when.between(begin, second.when), end=second.end, rule="<date> - <date>", comparator="range"
    )
