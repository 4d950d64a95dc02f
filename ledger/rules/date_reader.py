"""The pieces of dates: months, day numbers, years, and what a text leaves out.

What is not written is resolved against the source's date; the last date read is kept
for "the same period".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from ledger.rules import when
from ledger.rules.reader import Reader
from ledger.rules.when import When
from ledger.text.tokens import COMMAS

# How many periods away an adjective of time points.
STEPS = {"before_last": -2, "last": -1, "this": 0, "next": 1}


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
    is_ahead: Callable[[int], bool] = field(default=lambda index: False)
    last: When | None = None
    last_end: int = 0
    last_part: tuple[int, int] | None = None
    last_quarter: tuple[date, int] | None = None
    last_open: Literal["since", "until"] | None = None

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
        twin = reader.plain(reader.calendar.months, end)
        if twin is not None and twin[0] == number:  # أكتوبر تشرين الأول
            return Month(number, twin[1], skip, ambiguous=False)
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
        if ordinal is not None and ordinal.article and ordinal.value <= 31 and not ordinal.feminine:
            return ordinal.value, ordinal.end, ordinal.skip
        numeral = self.reader.numeral(index)
        if numeral is not None and numeral.words and numeral.article and numeral.value in {20, 30}:
            return int(numeral.value), numeral.end, numeral.skip  # العشرين من الشهر الجاري
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
        if reader.tokens.text(here) in COMMAS and self.year_digits(here + 1) is not None:
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
        """Read العام الماضي, هذا العام, العام نفسه as (year, end); None for an unknown year.

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
            alone = bare and reader.tokens.text(here) in reader.calendar.this_year
            return (base, named[1]) if alone else None
        if which[0] == "same":
            known = self.last.earliest if self.last is not None else None
            return (known.year if known is not None else base), which[1]
        step = STEPS[which[0]]
        return (None if base is None else base + step), which[1]

    # -- years that the text leaves out -------------------------------------------------

    def nearest_year(self, month: int, number: int = 15, *, past: bool = False) -> int | None:
        """Return the year of a month (and day) that the text names without one.

        It is the source's own year, or the year before where the month is more than half
        a year ahead: news looks back, and says "next" when it looks so far forward. A day that is
        ``past`` is not ahead at all.
        """
        if self.published is None:
            return None
        ahead = (month - self.published.month) * 30 + number - self.published.day
        return self.published.year - (ahead > (0 if past else 200))

    def coming_year(self, month: int) -> int | None:
        """Return the year of a month that is still to come, or the source's own."""
        if self.published is None:
            return None
        return self.published.year + (month < self.published.month)

    def which_year(self, which: str, month: int, number: int | None = None) -> int | None:
        """Return the year of "last September", "next 3 May", "this October" against the source's date."""
        if self.published is None:
            return None
        base = self.published.year
        here = (self.published.month, self.published.day) if number is not None else (self.published.month, 0)
        that = (month, number or 0)
        if which in {"last", "before_last"}:
            return (base if that < here else base - 1) - (which == "before_last")
        if which == "next":
            return base if that > here else base + 1
        return base

    def weekday_of(self, number: int, which: str | None) -> When:
        """Return the day of a weekday (Monday is 1) against the source's date.

        It is the ``last`` or ``next`` one, not the day itself; else the latest, or the one still ``coming``.
        """
        if self.published is None:
            return When("XXXX-XX-XX")
        here = self.published.isoweekday()
        back = (here - number) % 7
        if which == "coming":
            return when.that_day(self.published + timedelta(days=(number - here) % 7))
        if which == "next":
            return when.that_day(self.published + timedelta(days=(number - here) % 7 or 7))
        if which == "last" and back == 0:
            back = 7
        return when.that_day(self.published - timedelta(days=back))
