"""When: a date as EDTF (ISO 8601-2) with its earliest and latest day.

``year`` is None where neither the text nor the source's date tells it; EDTF then
writes ``XXXX`` and the days are None.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF string and the days it covers, both inclusive (None where the year is unknown)."""

    edtf: str
    earliest: date | None = None
    latest: date | None = None

    def about(self) -> When:
        """Return the same date marked approximate."""
        return When(self.edtf + "~", self.earliest, self.latest)


def day(year: int | None, month: int, number: int) -> When | None:
    """Return one day, or None where the calendar has no such day.

    >>> day(2022, 6, 28).edtf, day(None, 6, 28).edtf, day(2023, 2, 30)
    ('2022-06-28', 'XXXX-06-28', None)
    """
    if not 1 <= month <= 12 or not 1 <= number <= monthrange(year or 2024, month)[1]:
        return None
    if year is None:
        return When(f"XXXX-{month:02}-{number:02}")
    that = date(year, month, number)
    return When(that.isoformat(), that, that)


def month(year: int | None, number: int) -> When:
    """Return one month.

    >>> month(2022, 10).edtf
    '2022-10'
    """
    if year is None:
        return When(f"XXXX-{number:02}")
    return When(f"{year:04}-{number:02}", date(year, number, 1), _last(year, number))


def year(number: int | None) -> When:
    """Return one year.

    >>> year(2023).latest
    datetime.date(2023, 12, 31)
    """
    if number is None:
        return When("XXXX")
    return When(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def season(number: int | None, code: int) -> When:
    """Return a season of a year by its EDTF code, 21 (spring) to 24 (winter, into the next year).

    >>> season(2022, 23).edtf
    '2022-23'
    """
    if number is None:
        return When(f"XXXX-{code}")
    first, last = _SEASON_MONTHS[code]
    return When(f"{number:04}-{code}", date(number, first, 1), _last(number + (last < first), last))


def months(number: int | None, first: int, last: int) -> When:
    """Return a run of months of one year.

    >>> months(2022, 1, 5).edtf
    '2022-01/2022-05'
    """
    if first == last:
        return month(number, first)
    return between(month(number, first), month(number, last))


def decade(number: int) -> When:
    """Return the decade that begins in a year: ``decade(1990)`` is ``199X``.

    >>> decade(1990).edtf
    '199X'
    """
    return When(f"{number // 10:03}X", date(number, 1, 1), date(number + 9, 12, 31))


def century(ordinal: int) -> When:
    """Return a century by its ordinal: the 20th is ``19XX``.

    >>> century(20).edtf
    '19XX'
    """
    return When(
        f"{ordinal - 1:02}XX", date(max(1, (ordinal - 1) * 100), 1, 1), date((ordinal - 1) * 100 + 99, 12, 31)
    )


def between(first: When, last: When) -> When:
    """Return the interval from the beginning of one date to the end of another.

    >>> between(year(2022), year(2025)).edtf
    '2022/2025'
    """
    return When(f"{first.edtf}/{last.edtf}", first.earliest, last.latest)


def week(day_in_it: date) -> When:
    """Return the ISO week (Monday to Sunday) that a day lies in, as an interval of days."""
    monday = day_in_it - timedelta(days=day_in_it.weekday())
    sunday = monday + timedelta(days=6)
    return When(f"{monday.isoformat()}/{sunday.isoformat()}", monday, sunday)


def that_day(number: date) -> When:
    """Return one day."""
    return When(number.isoformat(), number, number)


def _last(year_number: int, month_number: int) -> date:
    return date(year_number, month_number, monthrange(year_number, month_number)[1])
