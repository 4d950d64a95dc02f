"""Years: behind a word that says so, in ranges, before our era, and bare where nothing else can be meant."""

from __future__ import annotations

from ledger.rules import when
from ledger.rules.date_reader import Dated, DateReader
from ledger.rules.when import When
from ledger.text.tokens import COMMAS

_OLDEST = 4  # digits of a year before our era
_EARLIEST = 1800  # an earlier number is no year without a word that makes it one
_RANGE_SIGNS = frozenset("-–/")


def year_date(dates: DateReader, index: int) -> Dated | None:
    """Return the year or the run of years at a token, or None.

    عام <year>, <year>-<year>, بين عامي <year> و<year>, a bare year behind a word of time.
    """
    reader = dates.reader
    tokens = reader.tokens
    skip = 0
    start = index
    if tokens.text(index) in {"و", "ل", "ب"} and tokens.glued(index + 1):
        return None
    ancient = _before_christ(dates, index)
    if ancient is not None:
        return ancient
    year = dates.year_digits(index)
    if year is None:
        return _year_in_words(dates, index)
    if tokens.text(index - 1) in {":", ".", "/", "+"} and tokens.glued(index):
        return None
    named = _named_year(dates, index)
    last = _last_year(dates, index, year)
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
    if tokens.text(end) in reader.calendar.common or (tokens.text(end) == "م" and _before_era(dates, index)):
        named = True
    elif tokens.text(end) == "م" and not named:
        return None  # 1500 م: metres
    if not named and not _year_in_place(dates, index, year):
        return None
    return Dated(when.year(year), start, end, skip, "عام <year>" if named else "<year>")


def _before_christ(dates: DateReader, index: int) -> Dated | None:
    """<year> قبل الميلاد: 332 before our era is the year -331, for EDTF has a year 0."""
    tokens, calendar = dates.reader.tokens, dates.reader.calendar
    era = dates.reader.plain(calendar.before_christ, index + 1)
    text = tokens.text(index)
    if era is None or not tokens.is_number(index) or not text.isdigit() or not 0 < len(text) <= _OLDEST:
        return None
    return Dated(When(f"-{int(text) - 1:04}"), index, era[1], 0, "عام <year> قبل الميلاد")


def _before_era(dates: DateReader, index: int) -> bool:
    """Tell whether what stands before a number lets م behind it be the era, not metres."""
    before = dates.reader.tokens.text(index - 1)
    led = before in dates.reader.calendar.before_era or before in {"(", "-", "–"}
    return led or dates.month(index - 1) is not None


def _named_year(dates: DateReader, index: int) -> bool:
    """Tell whether the word before says that a number is a year."""
    reader = dates.reader
    if reader.tokens.text(index - 1) == "و" or reader.tokens.text(index - 1) in COMMAS:
        before = index - 2
        return dates.year_digits(before) is not None and (
            _named_year(dates, before) or reader.follows(reader.calendar.period_plurals, before, 1)
        )
    read = reader.read(reader.calendar.periods, index - 1) or reader.read(
        reader.calendar.period_plurals, index - 1
    )
    return read is not None and read[1] == index and read[0] == "year"


def _last_year(dates: DateReader, index: int, year: int) -> tuple[int, int] | None:
    """Read the second year of a range: (year, end)."""
    tokens = dates.reader.tokens
    joint = tokens.text(index + 1)
    if joint in _RANGE_SIGNS:
        text = tokens.text(index + 2)
        last = dates.year_digits(index + 2)
        if last is None and text.isdigit() and len(text) == 2 and tokens.glued(index + 2):
            short = year // 100 * 100 + int(text)
            last = short if joint == "/" or short == year + 1 else None
        if last is not None and year < last and tokens.text(index + 3) not in {"-", "/"}:
            return last, index + 3
        return None
    opened = {dates.reader.tokens.text(index - back).removeprefix("و") for back in (1, 2)}
    particles = dates.reader.particles
    between = not opened.isdisjoint(particles.between) and joint == "و"
    until = joint in particles.until and not opened.isdisjoint(particles.from_)
    if between or until:
        at = index + 2
        named = dates.reader.plain(dates.reader.calendar.year, at)
        at = named[1] if named is not None else at
        last = dates.year_digits(at)
        named_years = _named_year(dates, index) or named is not None
        counted = last is not None and not named_years and dates.counts(at + 1)  # بين 1200 و1500 موظف
        if last is not None and year < last and not counted:
            return last, at + 1
    return None


def _year_in_place(dates: DateReader, index: int, year: int) -> bool:
    """Tell whether a bare four-digit number is a year by what stands beside it."""
    reader = dates.reader
    tokens = reader.tokens
    if not _EARLIEST <= year <= 2150:
        return False
    before, after = tokens.text(index - 1), tokens.text(index + 1)
    if before == "(" and after == ")":
        return True
    if (tokens.is_word(index + 1) and reader.words.cardinals.get(after, None)) or dates.counts(index + 1):
        return False
    if before == "و" and tokens.glued(index) and dates.year_digits(index - 2) is not None:
        return _year_in_place(dates, index - 2, dates.year_digits(index - 2) or 0)
    if reader.follows(reader.calendar.before_year, index, 1):
        return True
    # انتخابات 2018, تعداد 2021: a number like a year right behind a word that bounds nothing.
    return (
        1900 <= year <= 2100
        and year % 100 != 0
        and tokens.is_word(index - 1)
        and not tokens.glued(index)
        and not dates.counts(index + 2)
    )


def _year_in_words(dates: DateReader, index: int) -> Dated | None:
    """عام ألفين وثلاثة وعشرين."""
    reader = dates.reader
    named = reader.read(reader.calendar.periods, index - 1)
    if named is None or named[0] != "year" or named[1] != index:
        return None
    numeral = reader.numeral(index)
    if numeral is None or numeral.skip or dates.counts(numeral.end):
        return None
    if numeral.words and 1000 <= numeral.value <= 2199:
        return Dated(when.year(int(numeral.value)), index, numeral.end, 0, "عام <number words>")
    if not numeral.words and 100 <= numeral.value <= 999 and numeral.value == int(numeral.value):
        return Dated(when.year(int(numeral.value)), index, numeral.end, 0, "عام <year>")
    return None
