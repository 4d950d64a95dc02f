"""Dates of the calendar: days, months and years, full and partial, and their ranges.

Each rule reads one shape of date that begins at a token; the longest wins.
"""

from __future__ import annotations

from collections.abc import Callable

from ledger.rules import when
from ledger.rules.date_reader import STEPS, Dated, DateReader, Month
from ledger.rules.when import When
from ledger.rules.years import year_date
from ledger.text.tokens import COMMAS

_RANGE_SIGNS = frozenset("-–/")
_APPOSING = COMMAS | {"("}


def calendar_date(dates: DateReader, index: int) -> Dated | None:
    """Return the longest date that begins at a token, or None."""
    best: Dated | None = None
    rules: tuple[Callable[[DateReader, int], Dated | None], ...] = (_days, _months, _numeric, year_date)
    for rule in rules:
        found = rule(dates, index)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _days(dates: DateReader, index: int) -> Dated | None:
    """<weekday>? <day> <month> <year>?, also <day>-<day> <month> and <month> <day>, <year>."""
    reader = dates.reader
    weekday = reader.plain(reader.calendar.weekdays, index) or _weekday_peeled(dates, index)
    first, skip = index, 0
    if weekday is not None:
        first = weekday[1]
        if reader.tokens.text(index) not in reader.calendar.weekdays:
            skip = 1
        if reader.tokens.text(first) in _APPOSING or reader.tokens.text(first) in reader.calendar.apposed:
            first += 1
    read = _day_month(dates, first)
    if read is None:
        return _month_day_year(dates, index)
    dated, day_skip, end = read
    start_skip = skip if weekday is not None else day_skip
    rule = "<day> <month> <year>" if "XXXX" not in dated.edtf else "<day> <month>"
    if "/" in dated.edtf:
        rule = "<day>-<day> <month> <year>"
    return _timed(dates, Dated(dated, index, end, start_skip, rule, "range" if "/" in dated.edtf else "="))


def _weekday_peeled(dates: DateReader, index: int) -> tuple[int, int] | None:
    read = dates.reader.read(dates.reader.calendar.weekdays, index)
    return None if read is None else (read[0], read[1])


def _day_month(dates: DateReader, index: int) -> tuple[When, int, int] | None:
    """Read <day> (- <day>)? <month> <year>?: the date, the letters to skip, the end."""
    reader = dates.reader
    tokens = reader.tokens
    first = dates.day_number(index)
    if first is None:
        return None
    number, here, skip = first
    last: int | None = None
    sign = tokens.text(here)
    second: tuple[int, int, int] | None = None
    if sign in _RANGE_SIGNS or sign in dates.reader.particles.until:
        second = dates.day_number(here + 1)
    else:
        second = dates.day_number(here) if tokens.text(here)[:1] == "و" else None
    if second is not None and second[0] > number:
        last, here = second[0], second[1]
    if tokens.is_word(here - 1) and tokens.text(here) in reader.particles.inside:
        return None  # الدفعة الأولى في يوليو: which of them, not which day
    for book in (reader.calendar.of, reader.calendar.month):
        small = reader.plain(book, here)
        if small is not None:
            here = small[1]
    named = dates.month(here)
    if named is None:
        return _of_this_month(dates, number, first[1], skip) if last is None else None
    if named.skip:
        return None
    year, end = _year_of_day(dates, named, number, index)
    start = when.day(year, named.number, number)
    if start is None:
        return None
    if last is not None:
        finish = when.day(year, named.number, last)
        return (when.between(start, finish), skip, end) if finish is not None else None
    return start, skip, end


def _of_this_month(dates: DateReader, number: int, at: int, skip: int) -> tuple[When, int, int] | None:
    """<day> من الشهر الجاري, <day> الجاري: a day of the month that is told by its distance."""
    reader, base = dates.reader, dates.published
    of = reader.plain(reader.calendar.of, at)
    here = at if of is None else of[1]
    carrier = reader.plain(reader.calendar.month, here) or _the_month(dates, here)
    which = reader.plain(reader.calendar.which, here if carrier is None else carrier[1])
    if which is None or which[0] not in STEPS or base is None:
        return None
    if carrier is None and which[0] != "this":
        return None
    months = base.year * 12 + base.month - 1 + STEPS[which[0]]
    that = when.day(months // 12, months % 12 + 1, number)
    return None if that is None else (that, skip, which[1])


def _the_month(dates: DateReader, at: int) -> tuple[str, int] | None:
    """Read الشهر at a token."""
    reader = dates.reader
    read = reader.read(reader.calendar.periods, at) if reader.tokens.text(at).startswith("ال") else None
    return (read[0], read[1]) if read is not None and read[0] == "month" and not read[2] else None


def _year_of_day(dates: DateReader, named: Month, number: int, first: int) -> tuple[int | None, int]:
    """Return the year of <day> <month>, the day at token ``first``, and where the date ends."""
    reader = dates.reader
    after = dates.year_after(named.end)
    if after is not None:
        return after
    which = reader.plain(reader.calendar.which, named.end)
    if which is not None and which[0] != "same":
        return dates.which_year(which[0], named.number, number), which[1]
    past = reader.follows(reader.calendar.happened, first, 2)  # هجوم السابع من أكتوبر
    return dates.nearest_year(named.number, number, past=past), named.end


def _month_day_year(dates: DateReader, index: int) -> Dated | None:
    named = dates.month(index)
    if named is None:
        return None
    number = dates.day_number(named.end)
    if number is None or dates.reader.tokens.text(number[1]) not in COMMAS:
        return None
    year = dates.year_digits(number[1] + 1)
    that = None if year is None else when.day(year, named.number, number[0])
    if that is None:
        return None
    return _timed(dates, Dated(that, index, number[1] + 2, named.skip, "<month> <day>, <year>"))


def _timed(dates: DateReader, dated: Dated) -> Dated:
    """Take in a time of day that a dash joins to the date (20 April 2023 - 14:40)."""
    tokens = dates.reader.tokens
    end = dated.end
    if (
        tokens.text(end) in {"-", "–"}
        and tokens.is_number(end + 1)
        and tokens.text(end + 2) == ":"
        and tokens.is_number(end + 3)
    ):
        return dated._replace(end=end + 4)
    return dated


def _months(dates: DateReader, index: int) -> Dated | None:
    """<month> <year>?, <month> الماضي, <month>-<month> <year>."""
    reader = dates.reader
    opening_day = reader.read(reader.calendar.first_day, index)
    first_day = opening_day is not None
    named = dates.month(index + first_day)
    if named is None:
        return None
    after = dates.year_after(named.end)
    if after is not None:
        that = when.month(after[0], named.number)
        if opening_day is not None:
            opening = when.day(after[0], named.number, 1)
            return Dated(opening, index, after[1], opening_day[2], "أول <month> <year>") if opening else None
        return Dated(that, index, after[1], named.skip, "<month> <year>")
    if opening_day is not None:
        opening = when.day(dates.nearest_year(named.number, 1), named.number, 1)
        return Dated(opening, index, named.end, opening_day[2], "أول <month>") if opening else None
    run = _month_run(dates, index, named)
    if run is not None:
        return run
    which = reader.plain(reader.calendar.which, named.end)
    if which is not None and which[0] != "same":
        year = dates.which_year(which[0], named.number)
        return Dated(when.month(year, named.number), index, which[1], named.skip, "<month> الماضي")
    if (
        named.ambiguous
        and not reader.follows(reader.calendar.carriers, index, 1)
        and not reader.follows(reader.calendar.parts, index, 1)
    ):
        return None
    if reader.tokens.is_word(named.end) and named.ambiguous and not reader.tokens.text(named.end):
        return None
    delivered = reader.follows(reader.calendar.delivered, index, 3)
    year = dates.coming_year(named.number) if delivered else dates.nearest_year(named.number)
    return Dated(when.month(year, named.number), index, named.end, named.skip, "<month>")


def _month_run(dates: DateReader, index: int, named: Month) -> Dated | None:
    """<month> - <month> <year>: من يناير إلى مايو 2022, بين يناير ومايو, يناير-مايو 2022."""
    tokens = dates.reader.tokens
    joint = tokens.text(named.end)
    particles = dates.reader.particles
    before = tokens.text(index - 1).removeprefix("و")
    opened = (
        before in particles.from_ or before in particles.between or tokens.text(index)[: named.skip] == "ب"
    )
    second: Month | None = None
    if joint in _RANGE_SIGNS or (joint in particles.until and opened):
        second = dates.month(named.end + 1)
    elif joint[:1] == "و" and opened:
        second = dates.month(named.end)
    if second is None or second.number <= named.number:
        return None
    after = dates.year_after(second.end)
    year, end = after if after is not None else (dates.nearest_year(second.number), second.end)
    that = when.months(year, named.number, second.number)
    return Dated(that, index, end, named.skip, "<month>-<month> <year>", "range")


def _numeric(dates: DateReader, index: int) -> Dated | None:
    """2022-06-28, 28/6/2022, 28.06.2022."""
    tokens = dates.reader.tokens
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
    if len(parts) == 2 and all(part.isdigit() for part in parts):
        return _day_stroke_month(dates, index, parts, end)
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
    return None if that is None else _timed(dates, Dated(that, index, end, 0, "<year>-<month>-<day>"))


def _day_stroke_month(dates: DateReader, index: int, parts: list[str], end: int) -> Dated | None:
    """بتاريخ <day>/<month>, <day>/<month> المقبل: only beside a word that makes it a date."""
    reader = dates.reader
    number, month = map(int, parts)
    which = reader.plain(reader.calendar.which, end)
    named = which is not None and which[0] in STEPS
    carried = reader.tokens.text(index - 1) in reader.calendar.dated or bool(
        reader.follows(reader.calendar.weekdays, index, 2)
    )
    if reader.tokens.text(index + 1) != "/" or not (named or carried) or not 1 <= month <= 12:
        return None
    year = dates.nearest_year(month, number)
    if which is not None and named:
        year, end = dates.which_year(which[0], month, number), which[1]
    that = when.day(year, month, number)
    return None if that is None else Dated(that, index, end, 0, "<day>/<month>")
