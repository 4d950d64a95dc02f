"""Comparing claims: the room's front door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ledger.claims.claim import Claim
from ledger.claims.statement import Statement
from ledger.crosscheck.comparable import Grounds
from ledger.crosscheck.interval import interval_of
from ledger.crosscheck.reason import reason_of
from ledger.crosscheck.topic import Origin, Topic
from ledger.crosscheck.topic_reader import TopicReader
from ledger.crosscheck.verdict import Judgement, Verdict, judge

# The strongest first: what a reader must see before all else.
STRONGEST: tuple[Verdict, ...] = (
    "conflict",
    "internal",
    "denied",
    "forecast differs",
    "update",
    "compatible",
    "same",
    "not comparable",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims side by side: the verdict, why, how far apart, and in what they agree."""

    a: Claim | Statement
    b: Claim | Statement
    verdict: Verdict
    reason: str
    gap: float | None
    fields: tuple[str, ...]
    apart: str | None = None


def compare(
    claims_a: Sequence[Claim | Statement],
    claims_b: Sequence[Claim | Statement],
    *,
    source_a: Origin | None = None,
    source_b: Origin | None = None,
) -> list[Comparison]:
    """Return the comparison of each claim of ``claims_a`` with each of ``claims_b`` that is comparable.

    ``source_a`` and ``source_b`` say where the claims come from (see :class:`Origin`); their
    texts are what spans count in. Without one, little more than the claims' own fields is
    known and few are comparable. A claim is compared with itself, too: it is ``same``. The order of
    the two lists carries no meaning: ``compare(b, a)`` gives the same verdicts.
    """
    first = TopicReader(source_a or Origin("a"), claims_a).topics()
    second = TopicReader(source_b or Origin("b"), claims_b).topics()
    return [found for a in first for b in second if (found := comparable(a, b)) is not None]


def compared(a: Topic, b: Topic) -> Comparison:
    """Return two claims side by side, whatever the verdict."""
    return _beside(a, b, _judged(a, b))


def comparable(a: Topic, b: Topic) -> Comparison | None:
    """Return two claims side by side, None where they are not comparable: no reason is worded then."""
    judgement = _judged(a, b)
    return None if judgement.verdict == "not comparable" else _beside(a, b, judgement)


def _judged(a: Topic, b: Topic) -> Judgement:
    one = a.origin.key == b.origin.key and a.claim == b.claim and a.origin == b.origin
    return _same_claim(a) if one else judge(a, b)


def _beside(a: Topic, b: Topic, judgement: Judgement) -> Comparison:
    return Comparison(
        a.claim,
        b.claim,
        judgement.verdict,
        reason_of(a, b, judgement),
        judgement.gap,
        judgement.grounds.fields,
        judgement.grounds.apart,
    )


def mentions_of(topic: Topic) -> Iterator[Comparison]:
    """Yield what the mentions of one claim say of one another: a conversion that is wrong, or inexact."""
    claim = topic.claim
    if isinstance(claim, Statement) or len(claim.mentions) < 2:
        return
    first = claim.mentions[0]
    for other in claim.mentions[1:]:
        low = interval_of(first.figure, first.quote, topic.origin.language)
        high = interval_of(other.figure, other.quote, topic.origin.language)
        if low is None or high is None or low.dimension != high.dimension or low.equals(high):
            continue
        base = _same_claim(topic)
        meets = low.meets(high)
        gap = low.gap(high)
        judgement = replace(
            base,
            verdict="compatible" if meets else "internal",
            first=low,
            second=high,
            gap=None if gap is None else float(round(gap, 6)),
        )
        shown = replace(topic, claim=replace(claim, mentions=(other,)))
        yield Comparison(
            claim, claim, judgement.verdict, reason_of(topic, shown, judgement), judgement.gap, ("mentions",)
        )


def strongest(comparisons: Iterable[Comparison]) -> Comparison | None:
    """Return the comparison that a reader must see first, or None where there is none."""
    return min(comparisons, key=lambda one: STRONGEST.index(one.verdict), default=None)


def _same_claim(topic: Topic) -> Judgement:
    interval = (
        None
        if isinstance(topic.claim, Statement)
        else interval_of(topic.claim.figure, topic.claim.quote, topic.origin.language)
    )
    return Judgement("same", Grounds(None, "", ("claim",)), interval, interval, 0.0)
