"""Intervals drawn under each other on one axis, as SVG that needs no script and no colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

WIDTH = 640
LEFT, RIGHT = 44, 24
ROW = 34
TOP = 14


class Interval(NamedTuple):
    """What a claim says of a number: ``None`` is a bound that the text leaves open."""

    low: float | None
    high: float | None
    label: str

    @property
    def is_empty(self) -> bool:
        """Tell whether neither bound is known, so that there is nothing to draw."""
        return self.low is None and self.high is None


class Scale(NamedTuple):
    """Puts values of ``least`` to ``most`` between two places of a drawing.

    >>> scale = Scale(0, 200, 100.0, 300.0)
    >>> scale.place(50), scale.ticks(4)
    (150.0, [0.0, 50.0, 100.0, 150.0, 200.0])
    """

    least: float
    most: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where a value lies, not outside the drawing."""
        share = (value - self.least) / (self.most - self.least)
        return round(self.start + min(max(share, 0.0), 1.0) * (self.end - self.start), 1)

    def ticks(self, wanted: int) -> list[float]:
        """Return about ``wanted`` round values to write on the axis."""
        step = 10 ** math.floor(math.log10((self.most - self.least) / wanted))
        for factor in (1, 2, 5, 10):
            if (self.most - self.least) / (step * factor) <= wanted + 0.5:
                step *= factor
                break
        first = math.ceil(self.least / step - 1e-9)
        last = math.floor(self.most / step + 1e-9)
        return [float(f"{number * step:.12g}") for number in range(first, min(last, first + 3 * wanted) + 1)]


def scale_of(intervals: Sequence[Interval], start: float, end: float) -> Scale:
    """Return a scale with some room on both sides of all known bounds.

    >>> scale_of([Interval(940, None, ""), Interval(1300, 1400, "")], 0, 100).least < 940
    True
    """
    known = [bound for each in intervals for bound in (each.low, each.high) if bound is not None]
    least, most = min(known), max(known)
    room = (most - least) * 0.15 or abs(most) * 0.1 or 1.0
    bottom = max(least - room, 0.0) if least >= 0 else least - room
    return Scale(bottom, most + room, start, end)


def short(value: float) -> str:
    """Return a value as an axis writes it.

    >>> short(1_800_000_000), short(12500), short(0.5), short(-3)
    ('1.8 bn', '12,500', '0.5', '-3')
    """
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:.4g} {name}"
    return f"{value:,.6g}" if abs(value) < 1 else f"{round(value, 2):,.10g}"


def drawn(intervals: Sequence[Interval], unit: str) -> Markup:
    """Return the intervals as a picture: each on its own line, all on one axis; nothing where none is known.

    A point is a dot, an interval a bar between two ends, and an open bound an arrow. The first
    is filled and the second hollow, so that they are told apart without colour.
    """
    known = [each for each in intervals if not each.is_empty]
    if len(known) < len(intervals) or not known:
        return Markup("")
    scale = scale_of(known, LEFT, WIDTH - RIGHT)
    bottom = TOP + ROW * len(known)
    parts = [_line(scale.start, bottom, scale.end, bottom, "ledger-axis")]
    for tick in scale.ticks(5):
        x = scale.place(tick)
        parts.append(_line(x, TOP, x, bottom + 4, "ledger-grid"))
        parts.append(_words(x, bottom + 18, "middle", short(tick)))
    for number, each in enumerate(known):
        parts.append(_bar(each, scale, TOP + ROW * number + ROW / 2, number))
    parts.append(_words(WIDTH - 4, bottom + 34, "end", unit))
    told = "; ".join(f"{each.label}: {spoken(each)} {unit}".strip() for each in known)
    return Markup(
        '<svg class="ledger-drawing" role="img" dir="ltr" viewBox="0 0 {} {}" aria-label="{}">{}</svg>'
    ).format(WIDTH, bottom + 40, told, Markup("").join(parts))


def spoken(interval: Interval) -> str:
    """Return an interval in words.

    >>> spoken(Interval(5, 5, "")), spoken(Interval(5, None, "")), spoken(Interval(1, 2.5, ""))
    ('5', '5 or more', '1 to 2.5')
    """
    match interval:
        case (None, None, _):
            return "not known"
        case (float() | int() as low, None, _):
            return f"{low:,.12g} or more"
        case (None, float() | int() as high, _):
            return f"{high:,.12g} or less"
        case (low, high, _) if low == high:
            return f"{low:,.12g}"
    return f"{interval.low:,.12g} to {interval.high:,.12g}"


def _bar(interval: Interval, scale: Scale, y: float, number: int) -> Markup:
    low = scale.start if interval.low is None else scale.place(interval.low)
    high = scale.end if interval.high is None else scale.place(interval.high)
    parts = [_words(6, y + 5, "start", interval.label, "ledger-letter")]
    if interval.low is not None and interval.low == interval.high:
        parts.append(_dot(low, y, number))
    else:
        parts.append(_line(low, y, high, y, "ledger-bar"))
        parts.append(_arrow(low, y, -1) if interval.low is None else _dot(low, y, number))
        parts.append(_arrow(high, y, 1) if interval.high is None else _dot(high, y, number))
    return Markup('<g class="ledger-side-{}">{}</g>').format("ab"[number % 2], Markup("").join(parts))


def _dot(x: float, y: float, number: int) -> Markup:
    if number % 2 == 0:
        return Markup('<circle cx="{}" cy="{}" r="6"/>').format(x, y)
    return Markup('<path d="M{} {}l7 7l-7 7l-7 -7z"/>').format(x, y - 7)


def _arrow(x: float, y: float, way: int) -> Markup:
    return Markup('<path class="ledger-arrow" d="M{} {}l{} 6l{} 6"/>').format(
        x - 7 * way, y - 6, 7 * way, -7 * way
    )


def _line(x1: float, y1: float, x2: float, y2: float, name: str) -> Markup:
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(name, x1, y1, x2, y2)


def _words(x: float, y: float, where: str, words: str, name: str = "") -> Markup:
    return Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        name, x, y, where, words
    )
