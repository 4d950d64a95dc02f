"""The reason of a verdict in words that a reader can check: quotes, intervals, gap, fields."""

from __future__ import annotations

from decimal import Decimal

from ledger.claims.statement import Statement
from ledger.crosscheck.interval import OTHER_ZEROS, Interval, scale_of
from ledger.crosscheck.topic import Topic
from ledger.crosscheck.verdict import Judgement

_SAYINGS = {
    "same": "Both say the same",
    "compatible": "The two intervals overlap",
    "update": "The later replaces the earlier",
    "forecast differs": "The two predictions cannot both come true",
    "conflict": "Both cannot hold",
    "internal": "The source contradicts itself",
    "denied": "What one says the other denies",
    "not comparable": "Not comparable",
}
_QUOTED = 160  # characters of a quote in a reason


def reason_of(a: Topic, b: Topic, judgement: Judgement) -> str:
    """Return why a verdict was reached, in one line."""
    quotes = f"“{_quote(a)}” and “{_quote(b)}”"
    said = _SAYINGS[judgement.verdict]
    found = judgement.grounds
    if judgement.verdict == "not comparable":
        return f"{said}: {found.apart}: {found.why}: {quotes}"
    parts = [f"{said}: {quotes}"]
    if judgement.first is not None and judgement.second is not None:
        parts.append(f"{_written(judgement.first, judgement.second)}")
        if judgement.gap:
            parts.append(f"gap {judgement.gap:.1%}")
    parts.append(f"agree in {', '.join(found.fields)}")
    if found.shared:
        parts.append(
            f"shared words: {', '.join(sorted(key.partition('.')[2] or key for key in found.shared))}"
        )
    return "; ".join(parts)


def _quote(topic: Topic) -> str:
    claim = topic.claim
    text = " ".join(
        (claim.quote if not isinstance(claim, Statement) else f"{claim.cue}: {claim.quote}").split()
    )
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _written(first: Interval, second: Interval) -> str:
    """Return both intervals in the unit of the first."""
    if first.dimension == "date":
        return f"{_days(first)} against {_days(second)}"
    # In degrees of another zero bounds would be told wrongly.
    unit = "Cel" if first.unit in OTHER_ZEROS else first.unit
    factor = scale_of(unit)[1]
    return f"{_bounds(first, factor)} against {_bounds(second, factor)} {unit if unit != '1' else ''}".strip()


def _bounds(interval: Interval, factor: Decimal) -> str:
    low = None if interval.least is None else _number(interval.least / factor)
    high = None if interval.most is None else _number(interval.most / factor)
    if low == high:
        return str(low)
    return f"{low if low is not None else ''}…{high if high is not None else ''}"


def _number(value: Decimal) -> str:
    rounded = round(value, 4)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _days(interval: Interval) -> str:
    from datetime import date

    low = None if interval.low is None else date.fromordinal(int(interval.low))
    high = None if interval.high is None else date.fromordinal(int(interval.high))
    return f"{low}" if low == high else f"{low or ''}…{high or ''}"
