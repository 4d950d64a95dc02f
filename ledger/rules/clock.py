"""Times of day: hours in words and in digits, which are no figures and no dates."""

from __future__ import annotations

from ledger.rules.reader import Reader
from ledger.text.tokens import RANGE_DASHES


def hour_in_words(reader: Reader, index: int) -> tuple[int, int] | None:
    """Return where a time of day in words begins and ends: الساعة الثالثة والنصف, الثامنة مساء."""
    calendar = reader.calendar
    numeral = reader.numeral(index)
    told = reader.tokens.text(index - 1).endswith("الساعه")
    if numeral is not None and numeral.article and numeral.words and told:
        return index - 1, numeral.end
    ordinal = reader.ordinal(index)
    if ordinal is None or not ordinal.article or ordinal.value > 12:
        return None
    clock = reader.follows(calendar.clock, index, 2)
    end = ordinal.end
    if clock and _is_which_of(reader, end):
        return None
    half = reader.numeral(end)
    if half is not None and half.share and half.skip and reader.tokens.text(end).startswith("وال"):
        end = half.end
    halved = end > ordinal.end  # العاشرة والنصف is of a clock, whatever stands round it
    if clock:
        end = _minutes(reader, end)
    if _is_of_day(reader, end):
        return index, end
    day = reader.plain(calendar.half_days, end)
    until = _until(reader, end)
    if day is None and until is not None:
        last = reader.ordinal(until)
        day = reader.plain(calendar.half_days, last.end) if last is not None else None
        if last is not None and day is not None:
            return index, last.end
    if not clock and reader.plain(calendar.clock, end) is not None:
        clock = True
    if clock or day is not None:
        return index, end if day is None else day[1]
    return (index, end) if halved else None


def hour_in_digits(reader: Reader, index: int) -> int | None:
    """Return where a time of day ends that digits begin: 14:40, 14:40:05, الساعة 9, من 8 إلى 10 صباحا, 9ص."""
    tokens, calendar = reader.tokens, reader.calendar
    before, after = tokens.text(index - 1), tokens.text(index + 1)
    if after == ":" and tokens.glued(index + 1) and tokens.is_number(index + 2) and tokens.glued(index + 2):
        return index + 3
    behind_colon = before == ":" and tokens.glued(index) and tokens.is_number(index - 2)
    if behind_colon or _is_zoned(reader, index):
        return index + 1
    joint = _until(reader, index + 1)
    run = joint is not None and tokens.is_number(joint)
    if run and joint is not None and reader.plain(calendar.half_days, joint + 1) is not None:
        return None if _is_result(reader, joint) else index + 1
    since = before in reader.particles.until and tokens.is_number(index - 2) and len(tokens.texts[index]) <= 2
    if since and reader.follows(calendar.clock, index - 2, 1):
        return index + 1
    if len(tokens.texts[index]) <= 2 and _is_of_day(reader, index + 1):
        return index + 1
    of_half_day = reader.plain(calendar.half_days, index + 1) is not None and not _is_result(reader, index)
    return index + 1 if of_half_day or reader.follows(calendar.clock, index, 2) else None


def _is_result(reader: Reader, last: int) -> bool:
    """Tell a result that an evening follows (3-2 مساء أمس) from hours of one (الساعة 8-10 مساء)."""
    dash = reader.tokens.text(last - 1) in RANGE_DASHES and reader.tokens.is_number(last - 2)
    return dash and not reader.follows(reader.calendar.clock, last - 2, 2)


def _is_which_of(reader: Reader, end: int) -> bool:
    """Tell which hour of something from an hour of the day: الساعة الأولى من التداول."""
    calendar, at = reader.calendar, end + 1
    if reader.tokens.text(end) not in reader.particles.of or _is_of_day(reader, end):
        return False
    dated = reader.read(calendar.carriers, at) is not None or reader.read(calendar.weekdays, at) is not None
    return not dated and reader.read(calendar.days, at) is None


def _is_of_day(reader: Reader, end: int) -> bool:
    """Tell the half of the day that an hour is of: الخامسة من فجر الأحد, 9 من صباح اليوم."""
    tokens = reader.tokens
    return (
        tokens.text(end) in reader.particles.of
        and tokens.text(end + 1).removeprefix("ال") in reader.calendar.day_halves
    )


def _until(reader: Reader, end: int) -> int | None:
    """Return where the second end of a run of hours begins: حتى الثانية, والرابعة, إلى 4."""
    text = reader.tokens.text(end)
    if (
        text in RANGE_DASHES
        or text in reader.particles.until
        or (text == "و" and reader.tokens.is_number(end + 1))
    ):
        return end + 1
    return end if text.startswith("وال") else None


def _is_zoned(reader: Reader, index: int) -> bool:
    """Tell an hour by its zone or its half of the day in one letter: 16,00 ت غ, 20,45 بتوقيت باريس, 9ص."""
    tokens = reader.tokens
    after = tokens.text(index + 1)
    if after == "ت" and "غ" in {tokens.text(index + 2), tokens.text(index + 3)}:
        return True
    if after == "ص" or (after == "م" and tokens.text(index - 2) == "ص"):
        return len(tokens.texts[index]) <= 2
    named = reader.plain(reader.calendar.clock, index + 1)
    return named is not None and reader.numeral(index) is not None


def _minutes(reader: Reader, end: int) -> int:
    """Return where minutes behind an hour end: إلا ربعا, وعشر دقائق, والنصف."""
    text = reader.tokens.text(end)
    at = end + 1 if text == "الا" else end
    numeral = reader.numeral(at)
    if numeral is None or (at == end and not numeral.skip and text != "و"):
        return end
    minutes = reader.tokens.text(numeral.end) in reader.calendar.minutes
    if not minutes and not numeral.share:
        return end
    return numeral.end + minutes
