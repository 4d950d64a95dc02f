"""Dates of the Hijri calendar, converted by Umm al-Qura (the ``hijridate`` library: 1343 to 1500 AH)."""

from __future__ import annotations

from datetime import date

from ledger.rules import when
from ledger.rules.date_reader import STEPS, Dated, DateReader
from ledger.rules.when import When

FIRST_YEAR, LAST_YEAR = 1343, 1500
UNKNOWN = When("")


def hijri_date(dates: DateReader, index: int) -> Dated | None:
    """<day> <hijri month> <year>, <hijri month> <year>, عام <year> هـ.

    Outside the years that the library knows, the date is found with no EDTF.
    """
    reader = dates.reader
    weekday = reader.plain(reader.calendar.weekdays, index)
    inner = None if weekday is None else hijri_date(dates, weekday[1])
    if inner is not None:
        return None if inner.skip or "<day>" not in inner.rule else inner._replace(first=index)
    opening = reader.read(reader.calendar.first_day, index)
    number = (1, opening[1], opening[2]) if opening is not None else dates.day_number(index)
    at = index if number is None else number[1]
    if number is not None:
        of = reader.plain(reader.calendar.of, at)
        at = at if of is None else of[1]
        carrier = reader.plain(reader.calendar.month, at)
        at = at if carrier is None else carrier[1]
    month = reader.read(reader.calendar.hijri_months, at)
    if month is None:
        return _year(dates, index)
    if number is not None and month[2]:
        return None
    skip = month[2] if number is None else number[2]
    year, end = _year_behind(dates, month[1])
    if year is None:
        which = reader.plain(reader.calendar.which, month[1])
        if number is None and which is not None and which[0] in STEPS and dates.published is not None:
            there = _which_year(dates.published, month[0], which[0])
            that = UNKNOWN if there is None else _gregorian(there, month[0], None)
            return Dated(that, index, which[1], skip, "<hijri month> المقبل")
        if number is None:
            return None
        nearest = _nearest(dates.published, month[0], number[0])
        return Dated(nearest, index, month[1], skip, "<day> <hijri month>")
    day = None if number is None else number[0]
    rule = "<hijri month> <year>" if number is None else "<day> <hijri month> <year>"
    return Dated(_gregorian(year, month[0], day), index, end, skip, rule)


def _which_year(base: date, month: int, which: str) -> int | None:
    """Return the Hijri year of last, this or next Ramadan against the source's date; None where unknown."""
    from hijridate import Gregorian

    if not 1930 <= base.year <= 2070:
        return None
    here = Gregorian(base.year, base.month, base.day).to_hijri()
    if which == "next":
        return here.year + (month <= here.month)
    return here.year - (month >= here.month) if which == "last" else here.year


def _nearest(base: date | None, month: int, day: int) -> When:
    """Return the day of a Hijri month that lies nearest to the source's date; UNKNOWN without one."""
    from hijridate import Gregorian

    if base is None or not 1930 <= base.year <= 2070:
        return UNKNOWN
    here = Gregorian(base.year, base.month, base.day).to_hijri().year
    days = [_gregorian(year, month, day) for year in (here - 1, here, here + 1)]
    known = [that for that in days if that.earliest is not None]
    return min(known, key=lambda that: abs((that.earliest or base) - base), default=UNKNOWN)


def _year_behind(dates: DateReader, at: int) -> tuple[int | None, int]:
    reader = dates.reader
    named = reader.plain(reader.calendar.year, at)
    of = reader.plain(reader.calendar.of, at)
    if of is not None:
        named = reader.plain(reader.calendar.year, of[1])
    here = named[1] if named is not None else at
    year = dates.year_digits(here)
    if year is None or not 1200 <= year <= 1600:
        return None, at
    era = reader.plain(reader.calendar.eras, here + 1)
    return year, era[1] if era is not None and era[0] == "hijri" else here + 1


def _year(dates: DateReader, index: int) -> Dated | None:
    """<year> هـ: the digits with their era."""
    year = dates.year_digits(index)
    if year is None:
        return None
    era = dates.reader.plain(dates.reader.calendar.eras, index + 1)
    if era is None or era[0] != "hijri":
        return None
    return Dated(_gregorian(year, None, None), index, era[1], 0, "<hijri year>")


def _gregorian(year: int, month: int | None, day: int | None) -> When:
    """Return a Hijri day, month or year as Gregorian days; UNKNOWN where the calendar has none."""
    from hijridate import Hijri

    if not FIRST_YEAR <= year < LAST_YEAR:
        return UNKNOWN
    try:
        if month is not None and day is not None:
            return when.that_day(_day(Hijri(year, month, day)))
        first = Hijri(year, month or 1, 1)
        last_month = Hijri(year, month or 12, 1)
        last = Hijri(year, month or 12, last_month.month_length())
    except ValueError:
        return UNKNOWN
    return when.between(when.that_day(_day(first)), when.that_day(_day(last)))


def _day(hijri: object) -> date:
    return date.fromisoformat(hijri.to_gregorian().isoformat())  # type: ignore[attr-defined]
