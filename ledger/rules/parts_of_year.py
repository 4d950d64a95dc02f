"""Parts of a year: its quarters, halves and thirds, the weeks of a month, its first and last months."""

from __future__ import annotations

from datetime import date

from ledger.rules import when
from ledger.rules.calendar_dates import calendar_date
from ledger.rules.date_reader import Dated, DateReader


def part_of_year(dates: DateReader, index: int) -> Dated | None:
    """الربع الثالث من 2022, النصف الأول من العام الجاري."""
    reader = dates.reader
    read = reader.read(reader.calendar.periods, index)
    if read is None or read[0] not in {"quarter", "half", "third", "week"}:
        return None
    name, here, skip = read
    if not reader.tokens.text(index)[skip:].startswith(("ال", "لل")):
        return None
    of_month = _part_of_month(dates, index, here, skip)
    if of_month is not None:
        return of_month
    if name == "week":
        return None
    size = {"quarter": 3, "half": 6, "third": 4}[name]
    ordinal = reader.ordinal(here)
    last = reader.plain(reader.calendar.last_part, here)
    if ordinal is not None and ordinal.article and ordinal.value * size <= 12:
        number, end = ordinal.value, ordinal.end
    elif last is not None:
        number, end = 12 // size, last[1]
    else:
        return None
    first = (number - 1) * size + 1
    after = dates.year_after(end, bare=True) or dates.relative_year(end)
    if after is None:
        named = reader.plain(reader.calendar.year, end)
        digits = dates.year_digits(named[1]) if named is not None else None
        if named is not None and digits is not None:
            after = (digits, named[1] + 1)
    if after is None and name in {"quarter", "half"} and not _is_of(dates, end):
        after = (_latest_year(dates.published, first), end)
    if after is None:
        return None
    dates.last_part = (first, first + size - 1)
    that = when.months(after[0], first, first + size - 1)
    if name == "quarter" and that.earliest is not None:
        dates.last_quarter = that.earliest, after[1]
    return Dated(that, index, after[1], skip, "الربع <ordinal> من <year>")


def _part_of_month(dates: DateReader, index: int, here: int, skip: int) -> Dated | None:
    """الأسبوع الأول من أبريل, النصف الثاني من مارس 2023: the month."""
    reader = dates.reader
    ordinal = reader.ordinal(here)
    last = reader.plain(reader.calendar.last_part, here)
    end = ordinal.end if ordinal is not None and ordinal.article else last[1] if last is not None else None
    of = reader.plain(reader.calendar.of, end) if end is not None else None
    if of is None:
        return None
    carrier = reader.plain(reader.calendar.month, of[1])
    at = of[1] if carrier is None else carrier[1]
    if dates.month(at) is None:
        return None
    inner = calendar_date(dates, at)
    if inner is None or inner.skip or "month" not in inner.rule:
        return None
    return Dated(inner.when, index, inner.end, skip, "الأسبوع <ordinal> من <month>")


def _latest_year(base: date | None, first_month: int) -> int | None:
    """Return the year of the latest run of months that had begun by the source's date."""
    if base is None:
        return None
    return base.year if base.month >= first_month else base.year - 1


def _is_of(dates: DateReader, end: int) -> bool:
    """Tell what a part is of, which is no year: الأشهر الستة الأولى من الحرب, الربع الأول للمباراة."""
    text = dates.reader.tokens.text(end)
    return text in dates.reader.particles.of or text.startswith("لل")


def first_months(dates: DateReader, index: int) -> Dated | None:
    """الأشهر الخمسة الأولى من عام 2022, أول تسعة أشهر من 2023."""
    reader = dates.reader
    tokens = reader.tokens
    read = reader.read(reader.calendar.period_plurals, index)
    number: int | None = None
    end, skip = index, 0
    if read is not None and read[0] == "month" and tokens.text(index)[read[2] :].startswith("ال"):
        numeral = reader.numeral(read[1])
        if numeral is not None and numeral.article:
            number, end, skip = int(numeral.value), numeral.end, read[2]
            first_of = reader.plain(reader.calendar.first_of, end)
            last_of = reader.plain(reader.calendar.last_part, end)
            following = first_of or last_of
            if following is None:
                return _months_until(dates, number, index, end, skip)
            end = following[1]
            return _months_of_year(dates, number, index, end, skip, at_end=first_of is None)
    two = _two_months(dates, index)
    if two is not None:
        return two
    ordinal = reader.ordinal(index)
    if ordinal is not None and ordinal.value == 1 and not ordinal.article:
        numeral = reader.numeral(ordinal.end)
        named = reader.read(reader.calendar.period_plurals, numeral.end) if numeral is not None else None
        if numeral is not None and named is not None and named[0] == "month":
            return _months_of_year(dates, int(numeral.value), index, named[1], ordinal.skip)
    numeral = reader.numeral(index)
    if numeral is not None and numeral.article:
        named = reader.read(reader.calendar.period_plurals, numeral.end)
        following = reader.plain(reader.calendar.first_of, named[1]) if named is not None else None
        if named is not None and named[0] == "month" and following is not None:
            return _months_of_year(dates, int(numeral.value), index, following[1], numeral.skip)
    return None


def _months_until(dates: DateReader, number: int, index: int, end: int, skip: int) -> Dated | None:
    """الأشهر التسعة حتى سبتمبر, الأشهر الستة المنتهية في يونيو: so many months, the last one named."""
    closing = dates.reader.plain(dates.reader.calendar.closing, end)
    last = None if closing is None else dates.month(closing[1])
    if last is None or last.skip or number > last.number:
        return None
    after = dates.year_after(last.end) or (dates.nearest_year(last.number), last.end)
    months = last.number - number + 1, last.number
    dates.last_part = months
    rule = "الأشهر <number> حتى <month>"
    return Dated(when.months(after[0], *months), index, after[1], skip, rule)


def _two_months(dates: DateReader, index: int) -> Dated | None:
    """الشهرين الأولين من 2024, أول شهرين من العام الجاري."""
    reader = dates.reader
    ordinal = reader.ordinal(index)
    opening = ordinal is not None and ordinal.value == 1 and not ordinal.article
    at = ordinal.end if ordinal is not None and opening else index
    dual = reader.read(reader.calendar.period_plurals, at)
    if dual is None or dual[0] != "month" or not reader.tokens.text(at).endswith(("رين", "ران")):
        return None
    if ordinal is not None and opening:
        return _months_of_year(dates, 2, index, dual[1], ordinal.skip)
    following = reader.plain(reader.calendar.first_of, dual[1])
    return None if following is None else _months_of_year(dates, 2, index, following[1], dual[2])


def _months_of_year(
    dates: DateReader, number: int, index: int, end: int, skip: int, *, at_end: bool = False
) -> Dated | None:
    after = dates.year_after(end, bare=True)
    if after is None and not at_end and index + 1 < end and not _is_of(dates, end):
        after = (_latest_year(dates.published, number), end)
    if after is None or not 1 <= number <= 12:
        return None
    first, last = (13 - number, 12) if at_end else (1, number)
    dates.last_part = (first, last)
    return Dated(
        when.months(after[0], first, last), index, after[1], skip, "الأشهر <number> الأولى من <year>"
    )
