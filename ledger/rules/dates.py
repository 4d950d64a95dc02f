"""Dates: every date of a text in order, its ranges and bounds joined.

The shapes are read by :mod:`ledger.rules.calendar_dates`, :mod:`ledger.rules.relative_dates`
and :mod:`ledger.rules.hijri`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from ledger.lexicon.anchors import Anchor
from ledger.rules import when
from ledger.rules.calendar_dates import calendar_date
from ledger.rules.date_reader import Dated, DateReader
from ledger.rules.hijri import hijri_date
from ledger.rules.reader import Reader
from ledger.rules.relative_dates import relative_date
from ledger.rules.rule import Found

RANK_DATE = 20


def find_dates(
    reader: Reader, counts: Callable[[int], bool], is_ahead: Callable[[int], bool]
) -> Iterator[Found[Dated]]:
    """Yield every date of a text in order; none overlaps the one before it.

    ``counts`` tells whether a unit or a counted noun stands at a token: then the number before it is no year.
    ``is_ahead`` tells whether the clause before a token is of what is to come: then a weekday is the next.
    """
    dates = DateReader(reader, counts, is_ahead)
    end = 0
    for index in reader.candidates(Anchor.DATE | Anchor.NUMBER | Anchor.ORDINAL):
        if index < end:
            continue
        found = _longest(calendar_date(dates, index), relative_date(dates, index), hijri_date(dates, index))
        if found is None:
            continue
        found = _bounded(dates, _range_of_days(dates, found))
        dates.last, dates.last_end, dates.last_open = found.when, found.end, _opened(dates, found)
        span = reader.tokens.span(found.first, found.end, found.skip)
        yield Found(span, found, found.rule, found.first, found.end, RANK_DATE)
        end = found.end


def _opened(dates: DateReader, found: Dated) -> Literal["since", "until"] | None:
    """Tell whether a period runs from a date to now (منذ يناير), or to it from the beginning of its year."""
    tokens, since = dates.reader.tokens, dates.reader.particles.since
    if found.comparator == "<=":
        return "until"
    return "since" if not since.isdisjoint(tokens.texts[max(0, found.first - 2) : found.first]) else None


def _bounded(dates: DateReader, found: Dated) -> Dated:
    """Mark a date behind حتى or بحلول as a latest one, one behind نحو as approximate."""
    reader = dates.reader
    before = found.first - 1
    if reader.read(reader.calendar.periods, before) is not None and found.rule in {
        "عام <year>",
        "<month> <year>",
    }:
        before -= 1
    led = [reader.read(reader.calendar.until, at) for at in (before, before - 1)]
    if found.comparator == "=" and any(read is not None and read[1] == before + 1 for read in led):
        return found._replace(comparator="<=")
    return found


def _longest(*found: Dated | None) -> Dated | None:
    dated = [one for one in found if one is not None]
    return max(dated, key=lambda one: one.end, default=None)


def _range_of_days(dates: DateReader, first: Dated) -> Dated:
    """Join <date> to <date> (من 28 يونيو إلى 3 يوليو 2022) where both are days or both are months."""
    tokens, particles = dates.reader.tokens, dates.reader.particles
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
        or (joint in particles.until and opened in particles.from_)
        or (joint[:1] == "و" and opened in particles.between)
    ):
        return first
    second = calendar_date(dates, first.end if joint[:1] == "و" and len(joint) > 1 else first.end + 1)
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
