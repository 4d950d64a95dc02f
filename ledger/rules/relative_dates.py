"""Dates told from the day of writing, or from the date before; decades and centuries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ledger.rules import when
from ledger.rules.arabic import has_article
from ledger.rules.calendar_dates import calendar_date
from ledger.rules.date_reader import STEPS, Dated, DateReader
from ledger.rules.parts_of_year import first_months, part_of_year
from ledger.rules.passages import ENDS
from ledger.rules.when import When

_SENTENCE = 40  # tokens between a date and one that points back from it
_MONTH = 31  # days


def relative_date(dates: DateReader, index: int) -> Dated | None:
    """Return the longest relative date or part of the calendar that begins at a token, or None."""
    best: Dated | None = None
    for rule in _RULES:
        found = rule(dates, index)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _day_word(dates: DateReader, index: int) -> Dated | None:
    """أمس, غدا, أول أمس; with the weekday that names the same day."""
    reader = dates.reader
    read = reader.read(reader.calendar.days, index)
    if read is None:
        return None
    step, end, skip = read
    then = reader.tokens.text(index - 1) in reader.particles.then
    if then and step > 0 and end == index + 1 and reader.tokens.text(end).endswith("ا"):
        return None  # ثم غدا مصدرا للمياه
    weekday = reader.plain(reader.calendar.weekdays, end)
    if weekday is not None:
        end = weekday[1]
    if dates.published is None:
        return Dated(When("XXXX-XX-XX"), index, end, skip, "أمس")
    return Dated(when.that_day(dates.published + timedelta(days=step)), index, end, skip, "أمس")


def _weekday(dates: DateReader, index: int) -> Dated | None:
    """<weekday>, <weekday> الماضي."""
    reader = dates.reader
    read = reader.read(reader.calendar.weekdays, index)
    if read is None or reader.tokens.text(index - 1) in reader.calendar.before_two:
        return None
    number, end, skip = read
    which = reader.plain(reader.calendar.which, end)
    if which is not None and which[0] in STEPS:
        return Dated(dates.weekday_of(number, which[0]), index, which[1], skip, "<weekday> الماضي")
    ahead = dates.is_ahead(index)
    rule = "<weekday> of what is to come" if ahead else "<weekday>"
    return Dated(dates.weekday_of(number, "coming" if ahead else None), index, end, skip, rule)


def _period(dates: DateReader, index: int) -> Dated | None:
    """العام الماضي, هذا الشهر, الأسبوع المقبل, القرن الماضي, الليلة السابقة, نهاية العام."""
    reader = dates.reader
    this = reader.read(reader.calendar.this, index)
    here, skip = (index, 0) if this is None else (this[1], this[2])
    named = reader.read(reader.calendar.periods, here)
    if named is None:
        return None
    name, end, own_skip = named
    word = reader.tokens.text(here)[own_skip:]
    if not word.startswith(("ال", "لل")) or own_skip + 2 >= len(reader.tokens.text(here)):
        return None
    ordinal = reader.ordinal(end)
    if this is not None and ordinal is not None and ordinal.article:
        return None  # هذا العام الثالث على التوالي
    if this is not None:
        return None if own_skip else _of_period(dates, name, "this", index, end, skip, "هذا <period>")
    which = reader.plain(reader.calendar.which, end)
    if which is None or which[0] not in STEPS:
        return None
    if " ".join(reader.tokens.texts[end : which[1]]) in reader.calendar.previous:
        if word == "العام" and end == here + 1 and has_article(reader.tokens.text(index - 1)):
            return None  # الأمين العام السابق
        before = _told_before(dates, name, index)
        if before is not None:
            that = _period_value(before, name, STEPS[which[0]])
            return (
                None if that is None else Dated(that, index, which[1], own_skip, "<date> ... <period> السابق")
            )
    return _of_period(dates, name, which[0], index, which[1], own_skip, "<period> الماضي")


def _told_before(dates: DateReader, name: str, index: int) -> date | None:
    """Return the day of the date that the sentence told last, from which "the previous year" counts.

    None where it told none, none so exact, or one that is still to come.
    """
    last, tokens = dates.last, dates.reader.tokens
    if name == "quarter" and dates.last_quarter is not None:
        quarter, end = dates.last_quarter  # the base that stands between them is none
        inside = not any(text in ENDS or text == "\n" for text in tokens.texts[end:index])
        return quarter if inside and index - end <= _SENTENCE else None
    if last is None or last.earliest is None or index - dates.last_end > _SENTENCE:
        return None
    if any(text in ENDS or text == "\n" for text in tokens.texts[dates.last_end : index]):
        return None
    if dates.published is not None and last.earliest > dates.published:
        return None
    exact = name == "year" or (last.latest is not None and (last.latest - last.earliest).days <= _MONTH)
    return last.earliest if exact else None


def _of_period(
    dates: DateReader, name: str, which: str, index: int, end: int, skip: int, rule: str
) -> Dated | None:
    that = _period_value(dates.published, name, STEPS[which])
    return None if that is None else Dated(that, index, end, skip, rule)


def _period_value(base: date | None, name: str, step: int) -> When | None:
    if name == "year":
        return when.year(None if base is None else base.year + step)
    if name == "month":
        if base is None:
            return When("XXXX-XX")
        months = base.year * 12 + base.month - 1 + step
        return when.month(months // 12, months % 12 + 1)
    if base is None:
        return When("XXXX-XX-XX") if name in {"week", "night"} else None
    if name == "week":
        return when.week(base + timedelta(weeks=step))
    if name == "night":
        return when.that_day(base + timedelta(days=step))
    if name == "decade":
        return when.decade(base.year // 10 * 10 + 10 * step)
    if name == "century":
        return when.century(base.year // 100 + 1 + step)
    if name == "quarter":
        quarters = base.year * 4 + (base.month - 1) // 3 + step
        return when.months(quarters // 4, quarters % 4 * 3 + 1, quarters % 4 * 3 + 3)
    return None


def _part(dates: DateReader, index: int) -> Dated | None:
    """أوائل/منتصف/نهاية + a month, year, season, decade, century; the part stays in the span."""
    reader = dates.reader
    part = reader.read(reader.calendar.parts, index)
    if part is None:
        return None
    _, here, skip = part
    for book in (reader.calendar.month, reader.calendar.year):
        named = reader.plain(book, here)
        if named is not None and (dates.month(named[1]) or dates.year_digits(named[1]) is not None):
            here = named[1]
    inner = calendar_date(dates, here) or relative_date(dates, here)
    if inner is not None and not inner.skip:
        return Dated(inner.when, index, inner.end, skip, f"أوائل {inner.rule}")
    bare = reader.plain(reader.calendar.periods, here)
    named_period = reader.read(reader.calendar.periods, here)
    if bare is None and named_period is not None and named_period[0] in {"year", "month", "week"}:
        word = reader.tokens.text(here)
        if word.startswith("ال") and not named_period[2] and not reader.tokens.is_number(named_period[1]):
            following = reader.tokens.text(named_period[1])
            if following.startswith("ال") and named_period[0] != "year":
                return None
            that = _period_value(dates.published, named_period[0], 0)
            return None if that is None else Dated(that, index, named_period[1], skip, "نهاية <period>")
    return None


def _season(dates: DateReader, index: int) -> Dated | None:
    """خريف عام 2022, الصيف الماضي, هذا الصيف, صيف العام المقبل, شتاء 2021-2022."""
    reader = dates.reader
    this = reader.read(reader.calendar.this, index)
    read = reader.read(reader.calendar.seasons, index if this is None else this[1])
    if read is None:
        return None
    code, end, skip = read
    if this is not None:
        if not reader.tokens.text(this[1]).startswith("ال"):
            return None
        year = None if dates.published is None else dates.published.year
        return Dated(when.season(year, code), index, end, this[2], "هذا <season>")
    if has_article(reader.tokens.text(index)[skip:]):
        which = reader.plain(reader.calendar.which, end)
        if which is None and _is_term(dates, index):
            which = ("next", end)
        if which is None or which[0] not in STEPS:
            return None
        year = None if dates.published is None else _season_year(dates.published, code, which[0])
        return Dated(when.season(year, code), index, which[1], skip, "<season> الماضي")
    after = dates.year_after(end) or dates.relative_year(end)
    if after is None:
        named = reader.plain(reader.calendar.year, end)
        number = dates.year_digits(named[1]) if named is not None else None
        if named is None or number is None:
            return None
        after = (number, named[1] + 1)
    year, end = after
    tokens = reader.tokens
    if year is not None and tokens.text(end) in {"-", "–", "/"} and dates.year_digits(end + 1) == year + 1:
        end += 2
    return Dated(when.season(year, code), index, end, skip, "<season> <year>")


def _is_term(dates: DateReader, index: int) -> bool:
    """Tell the season to which something to come goes on, or by which it comes: قد تمتد إلى الربيع."""
    reader, before = dates.reader, dates.reader.tokens.text(index - 1)
    led = before in reader.particles.until or before in reader.particles.order
    led = led or reader.read(reader.calendar.until, index - 1) is not None
    return led and dates.is_ahead(index)


def _season_year(base: date, code: int, which: str) -> int:
    first_month = 3 * (code - 20)
    began = base.month >= first_month
    over = base.month >= first_month + 3
    if which == "last":
        return base.year if over else base.year - 1
    if which == "next":
        return base.year + 1 if began else base.year
    return base.year


def _decade(dates: DateReader, index: int) -> Dated | None:
    """التسعينيات, تسعينيات القرن الماضي, التسعينيات من القرن العشرين."""
    reader = dates.reader
    read = reader.read(reader.calendar.decades, index)
    if read is None:
        return None
    tens, end, skip = read
    if reader.plain(reader.calendar.of_age, end) is not None:
        return None
    base = 1900
    here = reader.plain(reader.calendar.of, end)
    at = here[1] if here is not None else end
    inner = _century(dates, at) or _period(dates, at)
    if inner is not None and inner.when.edtf.endswith("XX") and len(inner.when.edtf) == 4:
        base, end = int(inner.when.edtf[:2]) * 100, inner.end
    return Dated(when.decade(base + tens * 10), index, end, skip, "<decade>")


def _century(dates: DateReader, index: int) -> Dated | None:
    """القرن العشرين, القرن الحادي والعشرون, القرن الـ19."""
    reader = dates.reader
    read = reader.read(reader.calendar.periods, index)
    if read is None or read[0] != "century":
        return None
    _, here, skip = read
    ordinal = reader.ordinal(here)
    if ordinal is not None and ordinal.article:
        return Dated(when.century(ordinal.value), index, ordinal.end, skip, "القرن <ordinal>")
    numeral = reader.numeral(here)
    if (
        numeral is not None
        and (numeral.article or not numeral.words)
        and 1 <= numeral.value <= 30
        and numeral.value == int(numeral.value)
    ):
        return Dated(when.century(int(numeral.value)), index, numeral.end, skip, "القرن <ordinal>")
    return None


def _same_period(dates: DateReader, index: int) -> Dated | None:
    """الفترة نفسها من عام 2021, نفس الفترة من العام الماضي, الشهر نفسه من 2021."""
    reader = dates.reader
    same = reader.read(reader.calendar.same, index)
    here, skip = (index, 0) if same is None else (same[1], same[2])
    span = reader.read(reader.calendar.spans, here)
    named = reader.read(reader.calendar.periods, here) if span is None else None
    read = span or named
    if read is None or (named is not None and named[0] not in {"day", "month", "quarter", "half", "year"}):
        return None
    end = read[1]
    if same is None:
        which = reader.plain(reader.calendar.which, end)
        if which is None or which[0] != "same":
            return None
        end, skip = which[1], read[2]
    after = dates.year_after(end)
    if after is None:
        return _same_again(dates, None if named is None else named[0], index, end, skip)
    year = after[0]
    months = dates.last_part or _open_months(dates)
    that = when.year(year) if months is None else when.months(year, *months)
    return Dated(that, index, after[1], skip, "الفترة نفسها من <year>")


def _same_again(dates: DateReader, name: str | None, index: int, end: int, skip: int) -> Dated | None:
    """الشهر نفسه, نفس العام, اليوم ذاته: the month, year or day of the last date."""
    last = dates.last
    if last is None or last.earliest is None or last.latest is None:
        return None
    that: When | None = None
    if name == "year":
        that = when.year(last.earliest.year)
    elif name == "month" and (last.earliest.year, last.earliest.month) == (
        last.latest.year,
        last.latest.month,
    ):
        that = when.month(last.earliest.year, last.earliest.month)
    elif name == "day" and last.earliest == last.latest:
        that = when.that_day(last.earliest)
    return None if that is None else Dated(that, index, end, skip, "<period> نفسه")


def _open_months(dates: DateReader) -> tuple[int, int] | None:
    """Return the months of the last date, to the source's own where it said since when."""
    months, published = _months_of(dates.last), dates.published
    if months is None or months[0] != months[1]:
        return months
    if dates.last_open == "until":
        return 1, months[1]
    if dates.last_open == "since" and published is not None and months[0] <= published.month:
        return months[0], published.month
    return months


def _months_of(last: When | None) -> tuple[int, int] | None:
    """Return the months that the last date covers, None for a whole year or an unknown one."""
    if last is None or last.earliest is None or last.latest is None or last.earliest.year != last.latest.year:
        return None
    months = last.earliest.month, last.latest.month
    return None if months == (1, 12) else months


_RULES: tuple[Callable[[DateReader, int], Dated | None], ...] = (
    _day_word,
    _weekday,
    _period,
    _part,
    _season,
    _decade,
    _century,
    part_of_year,
    first_months,
    _same_period,
)
