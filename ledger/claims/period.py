"""From a written period (EDTF, ISO 8601-2) to its first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?")
# The seasons of the northern hemisphere: EDTF's number and the season's first month.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def period_days(edtf: str) -> tuple[date | None, date | None]:
    """Return the earliest and the latest day of a period; ``None`` for an open or unknown end.

    Days, months, seasons (winter runs from December to the end of February), years,
    decades (``199X``), centuries (``19XX``) and intervals of these, exact or approximate.
    What has no known year, or is none of these, gives ``(None, None)``.

    >>> period_days("2022-02")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    >>> period_days("2022-09-14/..")
    (datetime.date(2022, 9, 14), None)
    >>> period_days("XXXX-06-28")
    (None, None)
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _days(first) or (None, None)
    begins, ends = _days(first), _days(last)
    open_ends = ("", "..")
    if (begins is None and first not in open_ends) or (ends is None and last not in open_ends):
        return None, None
    earliest, latest = begins and begins[0], ends and ends[1]
    if earliest and latest and earliest > latest:
        return None, None
    return earliest, latest


def _days(edtf: str) -> tuple[date, date] | None:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    low, high = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    try:
        if match["part"] is None:
            return date(low, 1, 1), date(high, 12, 31)
        if low != high:
            return None
        part = int(match["part"])
        if match["day"] is not None:
            day = date(low, part, int(match["day"]))
            return day, day
        if part in _SEASONS:
            begin = _SEASONS[part]
            end = begin + 2
            return date(low, begin, 1), _last_of_month(low + (end > 12), (end - 1) % 12 + 1)
        return date(low, part, 1), _last_of_month(low, part)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
