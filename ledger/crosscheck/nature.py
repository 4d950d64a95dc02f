"""What a figure is, as comparisons ask: a level or a count that grows, a fact or a forecast."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from ledger.claims.claim import Claim, Figure
from ledger.crosscheck.topic import Topic
from ledger.lexicon.subjects import senses_of

# Kinds of what adds up from day to day.
_SUMMED = frozenset({"count", "percent", "area", "money", "mass", "volume"})
_SEASON = timedelta(days=80)
_YEAR = timedelta(days=366)  # a season of two years (2021-2022) ends in the summer of the second
_CLOSED = timedelta(days=90)  # so long after its event a count no longer grows


def figure_of(topic: Topic) -> Figure:
    """Return the figure of a claim that is one."""
    assert isinstance(topic.claim, Claim)
    return topic.claim.figure


def same_source(a: Topic, b: Topic) -> bool:
    """Tell whether two claims stand in one source."""
    return a.origin.key == b.origin.key and a.origin.text == b.origin.text


def two_lands(a: Topic, b: Topic) -> bool:
    """Tell two texts that name no country in common: floods in Chad, and floods in Morocco."""
    lands = a.article.countries, b.article.countries
    return all(lands) and not lands[0] & lands[1]


def grows(topic: Topic) -> bool:
    """Tell whether a figure counts what only grows while its event lasts, and still may."""
    assert isinstance(topic.claim, Claim)
    counts = topic.claim.figure.kind in {"count", "percent"}
    since = "mode.until" in (topic.modes if counts else topic.near_modes)
    sense = senses_of(topic.origin.language, topic.head or "")
    known = sense is not None and (since or (counts and sense.grows))
    if topic.claim.figure.kind not in _SUMMED or not (known or (counts and since and topic.head)):
        return False
    published = topic.published
    if topic.begins is None or published is None or since:
        return True
    return published - (topic.ends or topic.begins) <= _CLOSED


def since_one_day(a: Topic, b: Topic) -> bool:
    """Tell whether both count what came since one day, each up to its text, of another day."""
    counts = figure_of(a).kind == figure_of(b).kind == "count" and a.published != b.published
    one_day = None not in (a.begins, a.published, b.published) and a.begins == b.begins
    return counts and one_day and a.ends == a.published and b.ends == b.published


def is_level(topic: Topic) -> bool:
    """Tell whether a figure is a level that goes up and down from day to day."""
    sense = senses_of(topic.origin.language, topic.head or "")
    return sense is not None and sense.level


def mode_of(topic: Topic) -> str:
    """Return how a figure holds: fact, forecast, target, pledge or condition; an estimate is a fact."""
    assert isinstance(topic.claim, Claim)
    modes, near = topic.modes, topic.near_modes
    if topic.claim.figure.kind in {"date", "score", "ordinal"}:
        return "condition" if "mode.condition" in near else "fact"
    if topic.claim.modality == "denied":
        return "denied"
    if "mode.condition" in modes and ("mode.forecast" in modes or topic.claim.modality != "asserted"):
        return "condition"
    if "mode.pledge" in near:
        return "pledge"
    if "mode.forecast" in near:
        return "forecast"
    if "mode.target" in near or (topic.claim.modality == "planned" and _ahead(topic)):
        return "target"
    if "mode.forecast" in modes and topic.claim.modality == "forecast":
        return "forecast"
    if topic.claim.modality == "forecast" and _ahead(topic):
        return "forecast"
    if topic.claim.modality == "estimated" and _unfinished(topic):
        return "forecast"
    return "fact"


def _unfinished(topic: Topic) -> bool:
    """Tell a long period, a year or a season, that is not over when it is told of."""
    if topic.begins is None or topic.ends is None or topic.published is None:
        return False
    season = _YEAR < topic.ends - topic.begins < 2 * _YEAR
    ends = topic.ends.replace(month=8) if season else topic.ends
    return ends > topic.published and topic.ends - topic.begins >= _SEASON


def _ahead(topic: Topic) -> bool:
    return topic.published is None or topic.ends is None or topic.ends >= topic.published


def one_currency(a: Figure, b: Figure) -> bool:
    """Tell whether two amounts may be of one currency: a shared word (دينار) is what the other text says."""
    return a.unit == b.unit or bool(_currencies(a) & _currencies(b))


def _currencies(figure: Figure) -> set[str | None]:
    return {figure.unit} if figure.unit is not None else set(figure.unit_candidates)


def rate_between(a: Topic, b: Topic) -> Decimal | None:
    """Return how many of the second figure's currency one of the first's is worth, where a text says so."""
    first, second = figure_of(a).unit, figure_of(b).unit
    for rate in (*a.article.rates, *b.article.rates):
        if (rate.currency, rate.counter) == (first, second):
            return rate.price
        if (rate.currency, rate.counter) == (second, first):
            return 1 / rate.price
    return None


def contrasted(a: Topic, b: Topic) -> bool:
    """Tell whether a word sets two figures of one sentence against each other: بينما."""
    first, second = sorted((a.claim.span, b.claim.span))
    return abs(a.nth - b.nth) == 1 and any(first.end <= turn <= second.start for turn in a.turns)
