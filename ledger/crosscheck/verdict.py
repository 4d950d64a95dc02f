"""The verdict on two comparable figures, asked in the order of the specification."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ledger.claims.claim import Claim, Figure
from ledger.claims.statement import Statement
from ledger.crosscheck.comparable import Grounds, accusable, grounds, tells
from ledger.crosscheck.denial import deny, restated
from ledger.crosscheck.interval import OTHER_ZEROS, Interval, interval_of
from ledger.crosscheck.nature import grows, mode_of, rate_between, same_source, since_one_day, two_lands
from ledger.crosscheck.topic import Topic

Verdict = Literal[
    "not comparable", "same", "compatible", "update", "forecast differs", "conflict", "internal", "denied"
]
VERDICTS: tuple[Verdict, ...] = Verdict.__args__  # type: ignore[attr-defined]

_OF_ONE = frozenset({"event", "place", "period", "object", "unit"})  # more than a country and a measure
_AGREE = 2.5  # evidence for a verdict that accuses nobody ...
_AGREE_DATES = 2.0
_ACCUSE = 4.5  # ... and for one that does
_ACCUSE_INSIDE = 4.75  # one text tells of many like things: more is asked there
_ACCUSE_THIS = 4.0  # unless its own words point back (this fall), or set two speakers against each other
_POINTING = frozenset({"this", "contrast"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it rests on: the two intervals, the gap, the grounds."""

    verdict: Verdict
    grounds: Grounds
    first: Interval | None = None
    second: Interval | None = None
    gap: float | None = None


def judge(a: Topic, b: Topic) -> Judgement:
    """Return the verdict on two claims: two figures or two statements."""
    if isinstance(a.claim, Claim) and isinstance(b.claim, Claim):
        return _judge_figures(a, b)
    if isinstance(a.claim, Statement) and isinstance(b.claim, Statement):
        return _judge_statements(a, b)
    return Judgement("not comparable", Grounds("dimension", "a figure and a statement"))


def _judge_statements(a: Topic, b: Topic) -> Judgement:
    denied = deny(a, b)
    if denied.denies:
        return Judgement("denied", denied.grounds)
    if denied.grounds.apart != "stance":
        return Judgement("not comparable", denied.grounds)
    again = restated(a, b)
    return Judgement("same" if again.apart is None else "not comparable", again)


def _judge_figures(a: Topic, b: Topic) -> Judgement:
    found = grounds(a, b)
    if found.apart is not None:
        return Judgement("not comparable", found)
    assert isinstance(a.claim, Claim)
    assert isinstance(b.claim, Claim)
    ours, theirs = _in_one_currency(a.claim.figure, b.claim.figure)
    rate = rate_between(a, b) if ours.unit != theirs.unit else None
    first = interval_of(ours, a.claim.quote, a.origin.language)
    second = interval_of(theirs, b.claim.quote, b.origin.language)
    if first is not None and rate is not None and first.dimension.startswith("money"):
        first = first.times(rate, b.claim.figure.unit or "")
    if first is None or second is None or first.dimension != second.dimension:
        return Judgement("not comparable", Grounds("dimension", "no common unit"))
    first, second = _signed(a, b, first), _signed(b, a, second)
    verdict = _verdict(a, b, first, second, found)
    if verdict is None:
        return Judgement(
            "not comparable", Grounds("content", "too little in common", found.fields, found.weight)
        )
    gap = None if first.dimension in {"score", "date"} else first.gap(second)
    return Judgement(verdict, found, first, second, None if gap is None else float(round(gap, 6)))


def _in_one_currency(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Return two figures with the currency that one leaves open as the other says it."""
    if a.unit is None and b.unit in a.unit_candidates:
        return replace(a, unit=b.unit), b
    if b.unit is None and a.unit in b.unit_candidates:
        return a, replace(b, unit=a.unit)
    return a, b


def _signed(topic: Topic, other: Topic, interval: Interval) -> Interval:
    """Return the interval of a change, or of a balance, with its sign."""
    if "head.deficit" in topic.near and "word.surplus" in other.near:
        return interval.negated()
    if topic.change != "fall" or other.change is None:
        return interval
    return interval.negated()


def _verdict(a: Topic, b: Topic, first: Interval, second: Interval, found: Grounds) -> Verdict | None:
    if found.weight < (_AGREE_DATES if first.dimension == "date" else _AGREE):
        return None
    if first.equals(second):
        return "same"
    meets = first.meets(second)
    if (
        not meets
        and first.unit != second.unit
        and not OTHER_ZEROS.keys().isdisjoint({first.unit, second.unit})
    ):
        return None  # one may be a difference, which counts from no zero
    if not meets and two_lands(a, b):
        return None
    if mode_of(a) == "forecast":
        return "compatible" if meets else "forecast differs"
    if mode_of(a) in {"target", "pledge", "condition"}:
        return "compatible" if meets else None
    if mode_of(a) != mode_of(b) and not meets:
        return None
    told = {key for key in found.shared if tells(key, a.origin.language)}
    told -= {a.deed, b.deed} if first.dimension == "date" else set()
    if _is_update(a, b, first, second) and (told or _OF_ONE & set(found.fields)):
        return "update"
    if meets:
        return "compatible"
    if since_one_day(a, b) or not accusable(a, b, found):
        return None
    if same_source(a, b):
        if found.weight < (_ACCUSE_THIS if _POINTING & set(found.fields) else _ACCUSE_INSIDE):
            return None
        return "conflict" if _two_voices(a, b) else "internal"
    return "conflict" if found.weight >= _ACCUSE else None


def _two_voices(a: Topic, b: Topic) -> bool:
    """Tell whether a text sets two speakers side by side."""
    first, second = a.claim.speaker, b.claim.speaker
    return first != second and (None not in (first, second) or a.place == b.place)


def _is_update(a: Topic, b: Topic, first: Interval, second: Interval) -> bool:
    """Tell whether the later figure replaces the earlier: a count that grew, or a word that says so."""
    if isinstance(a.claim, Claim) and a.claim.figure.kind == "age":
        return False
    if a.published is None or b.published is None or a.published == b.published:
        return False
    early, low, late, high = (a, first, b, second) if a.published < b.published else (b, second, a, first)
    if not first.meets(second) and "mode.revision" in late.modes:
        return True
    if not since_one_day(a, b) and (not (grows(early) and grows(late)) or _one_span(a, b)):
        return False
    if low.low is None or high.low is None:
        return False
    return high.low > low.low and (not first.meets(second) or low.high is None)


def _one_span(a: Topic, b: Topic) -> bool:
    """Tell whether both count over one stretch of days that was over: then neither grew."""
    if "mode.until" in a.modes and "mode.until" in b.modes:
        return False  # since then, up to the day of each
    return a.begins is not None and a.begins != a.ends and (a.begins, a.ends) == (b.begins, b.ends)
