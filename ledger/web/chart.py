"""Figures over time, as SVG: a dot or a bar for each, hollow for what is expected, a shape a source."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from ledger.web.axis import Interval, Scale, scale_of, short

WIDTH, HEIGHT = 760, 380
LEFT, RIGHT, TOP, BOTTOM = 74, 20, 16, 44
# Shapes round the origin; with the colours of the style sheet they make the groups that can be told apart.
SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "M-5 -5h10v10h-10z",
    "M0 -7l7 7l-7 7l-7 -7z",
    "M0 -6l6.5 11h-13z",
    "M0 6l6.5 -11h-13z",
    "M-2 -6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
)
# From this ratio on the values are drawn by their size (logarithm): on one even scale all but the largest
# would lie on the ground.
STEEP = 200


class Point(NamedTuple):
    """A figure to draw: its day or days, its interval, whether it is only expected, its group and address."""

    since: date
    until: date
    interval: Interval
    hollow: bool
    group: int
    href: str


def day(text: str | None) -> date | None:
    """Return an ISO day, or ``None`` where there is none that a calendar has.

    >>> day("2023-05-04"), day("XXXX-05-04"), day(None)
    (datetime.date(2023, 5, 4), None, None)
    """
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def charted(points: Sequence[Point], unit: str, title: str) -> Markup:
    """Return the points as a picture with a day axis and an axis of values; nothing where there is none."""
    known = [point for point in points if not point.interval.is_empty]
    if not known:
        return Markup("")
    days = _day_scale(known)
    bounds = [bound for point in known for bound in point.interval[:2] if bound is not None]
    steep = min(bounds) > 0 and max(bounds) / min(bounds) >= STEEP
    values = _size_scale(bounds) if steep else _even_scale(known)
    parts = [*_rows(values, steep), *_columns(days)]
    parts += [_point(point, days, values, steep) for point in known]
    parts.append(Markup('<text class="ledger-unit" x="{}" y="{}">{}</text>').format(4, 11, unit))
    return Markup(
        '<svg class="ledger-chart" role="group" dir="ltr" viewBox="0 0 {} {}" aria-label="{}">{}</svg>'
    ).format(
        WIDTH,
        HEIGHT,
        f"{title}: {len(known)} figures over time; the table below has the same",
        Markup("").join(parts),
    )


def key(group: int, *, hollow: bool = False) -> Markup:
    """Return the sign of a group, for a legend."""
    return Markup(
        '<svg class="ledger-key" aria-hidden="true" viewBox="-9 -9 18 18"><path class="{}" d="{}"/></svg>'
    ).format(_classes(group, hollow), SHAPES[group % len(SHAPES)])


def _classes(group: int, hollow: bool) -> str:
    return f"ledger-group-{group % len(SHAPES)}" + (" ledger-hollow" if hollow else "")


def _day_scale(points: Sequence[Point]) -> Scale:
    first = min(point.since for point in points).toordinal()
    last = max(point.until for point in points).toordinal()
    room = max((last - first) * 0.05, 20)
    return Scale(first - room, last + room, LEFT, WIDTH - RIGHT)


def _even_scale(points: Sequence[Point]) -> Scale:
    return scale_of([point.interval for point in points], HEIGHT - BOTTOM, TOP)


def _size_scale(bounds: Sequence[float]) -> Scale:
    return Scale(
        math.floor(math.log10(min(bounds))), math.ceil(math.log10(max(bounds)) + 0.05), HEIGHT - BOTTOM, TOP
    )


def _rows(scale: Scale, steep: bool) -> list[Markup]:
    ticks = scale.ticks(6)
    if steep:
        ticks = [tick for tick in ticks if tick == int(tick)]
    return [
        Markup(
            '<line class="ledger-grid" x1="{0}" y1="{2}" x2="{1}" y2="{2}"/>'
            '<text x="{3}" y="{4}" text-anchor="end">{5}</text>'
        ).format(
            LEFT,
            WIDTH - RIGHT,
            scale.place(tick),
            LEFT - 8,
            scale.place(tick) + 4,
            short(10**tick if steep else tick),
        )
        for tick in ticks
    ]


def _columns(scale: Scale) -> list[Markup]:
    bottom = HEIGHT - BOTTOM
    parts = [
        Markup('<line class="ledger-axis" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
            LEFT, bottom, WIDTH - RIGHT, bottom
        )
    ]
    for moment, words in _calendar(scale):
        x = scale.place(moment.toordinal())
        parts.append(
            Markup(
                '<line class="ledger-axis" x1="{0}" y1="{1}" x2="{0}" y2="{2}"/>'
                '<text x="{0}" y="{3}" text-anchor="middle">{4}</text>'
            ).format(x, bottom, bottom + 5, bottom + 20, words)
        )
    return parts


def _calendar(scale: Scale) -> list[tuple[date, str]]:
    """Return the days to write under the axis: years, or months where the time is short."""
    first = date.fromordinal(max(math.ceil(scale.least), 1))
    last = date.fromordinal(min(math.floor(scale.most), date.max.toordinal()))
    if last.year - first.year >= 2:
        step = math.ceil((last.year - first.year) / 8)
        years = range(-(-(first.year + 1) // step) * step, last.year + 1, step)
        return [(date(year, 1, 1), str(year)) for year in years if date(year, 1, 1) >= first]
    months = [
        divmod(number, 12) for number in range(first.year * 12 + first.month, last.year * 12 + last.month)
    ]
    step = max(1, math.ceil(len(months) / 6))
    return [(date(year, month + 1, 1), f"{date(year, month + 1, 1):%b %Y}") for year, month in months[::step]]


def _point(point: Point, days: Scale, values: Scale, steep: bool) -> Markup:
    def place(value: float) -> float:
        return values.place(math.log10(value) if steep else value)

    low, high = point.interval.low, point.interval.high
    ground = HEIGHT - BOTTOM if low is None else place(low)
    top = TOP if high is None else place(high)
    left, right = days.place(point.since.toordinal()), days.place(point.until.toordinal())
    x = round((left + right) / 2, 1)
    y = top if low is None else ground if high is None else round((ground + top) / 2, 1)
    parts = []
    if right - left > 3:
        parts.append(
            Markup('<line class="ledger-span" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(left, y, right, y)
        )
    if abs(ground - top) > 1:
        dashed = " ledger-open" if None in (low, high) else ""
        parts.append(
            Markup('<line class="ledger-bar{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
                dashed, x, ground, x, top
            )
        )
    shape = SHAPES[point.group % len(SHAPES)]
    parts.append(Markup('<path transform="translate({} {})" d="{}"/>').format(x, y, shape))
    return Markup('<a href="{0}" aria-label="{1}" class="{2}"><title>{1}</title>{3}</a>').format(
        point.href, point.interval.label, _classes(point.group, point.hollow), Markup("").join(parts)
    )
