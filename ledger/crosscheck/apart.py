"""What keeps two figures apart: each test may only part them, none joins them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ledger.claims.claim import Claim
from ledger.crosscheck.named import two_of_one_kind
from ledger.crosscheck.nature import (
    contrasted,
    figure_of,
    grows,
    is_level,
    mode_of,
    one_currency,
    rate_between,
    same_source,
    since_one_day,
)
from ledger.crosscheck.topic import Topic
from ledger.lexicon.quantities import quantity_words
from ledger.lexicon.subjects import senses_of
from ledger.rules.acquaintances import LEAST_FRAME, skeleton

# What is the same whenever it is told: its period is no part of it.
_COUNTED_BY_PLACE = frozenset({"event.epidemic"})
_CONSTANT = frozenset(
    f"head.{name}"
    for name in (
        *("length", "area", "distance", "depth", "altitude", "weight", "magnitude", "capacity", "cost"),
        *("speed", "truce", "jailed", "result", "age at death"),
    )
)
# Kinds of stages that tell something of their clause alone.
_NARROWED = {"sector", "owners", "branch", "grade", "travel", "direction", "sale", "extent", "medal", "jobs"}
_TRADED = frozenset({"head.imports", "head.exports", "head.trade"})
OF_PEOPLE = frozenset({"head.votes", "head.seats"})  # what each party and candidate has
_OF_A_PLACE = frozenset({"temperature", "speed", "ordinal"})  # no sum: a town's is none of its province's
# What there is of them on a day, whatever came and went before.
_BALANCES = frozenset({"head.debt", "head.reserves", "head.stocks", "head.deposits", "head.refugees"})
_BUILT = frozenset({"head.area", "head.length"})
_ROOT = 3  # letters
_NEWS = timedelta(days=4)  # the levels of so many days may be compared
_SEASON = timedelta(days=120)  # reports of an event that lasts appear within so many
_MONTH = timedelta(days=45)


def apart(a: Topic, b: Topic) -> tuple[str, str] | None:
    """Return the field that keeps two figures apart and why, in words; None where nothing does."""
    for field, test in _TESTS.items():
        why = test(a, b)
        if why:
            return field, why
    return None


def _dimension(a: Topic, b: Topic) -> str:
    first, second = figure_of(a), figure_of(b)
    kinds = {first.kind, second.kind}
    if len(kinds) == 1 or kinds <= {"percent", "fraction"} or kinds <= {"duration", "age"}:
        if kinds == {"duration", "age"}:
            return "a duration and an age"
        if (
            (first.per or None) != (second.per or None)
            and first.kind != "percent"
            and first.per
            and second.per
        ):
            return f"per {first.per} and per {second.per}"
        if "stage.per head" in a.near_stages ^ b.near_stages:
            return "a total and an amount per head"
        return ""
    return f"{first.kind} and {second.kind}"


def _measure(a: Topic, b: Topic) -> str:
    if figure_of(a).kind == "date":
        return ""
    alike = _counts_alone(a, b) or one_measure(a, b)
    if a.head is not None and b.head is not None and a.head != b.head and not alike:
        if not (a.head in b.heads and b.head in a.heads):
            return f"{_name(a.head)} and {_name(b.head)}"
        if not _close(a, b):
            return f"{_name(a.head)} and {_name(b.head)}"
    counted = figure_of(a).counted, figure_of(b).counted
    ranked = figure_of(a).kind == "ordinal" and a.head != b.head  # المركز الثاني is a rank
    if ranked and None not in counted and len({*counted} - {"time"}) > 1:
        return f"{counted[0]} and {counted[1]}"
    if figure_of(a).kind == "ordinal" and (a.head is None or a.head != b.head):
        return "no sign that both number one thing"
    uncertain = figure_of(a).kind == "count" and (a.head is None or b.head is None)
    if uncertain and None not in counted and counted[0] != counted[1]:
        return f"{counted[0]} and {counted[1]}"
    met = a.objects & (b.words | b.objects) or b.objects & a.words or _one_root(a.objects, b.objects)
    if a.objects and b.objects and not met:
        return f"{_list(a.objects)} and {_list(b.objects)}"
    return ""


def one_measure(a: Topic, b: Topic) -> bool:
    """Tell whether two amounts are said to be one thing (a fine), whatever word stands nearer to them."""
    return (
        figure_of(a).kind == figure_of(b).kind == "money" and a.measure is not None and a.measure == b.measure
    )


def _one_root(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two stems are of one root as far as their first letters show: رواية, روايات."""
    plain = [{key[:_ROOT] for key in keys if "." not in key and len(key) >= _ROOT} for keys in (a, b)]
    return bool(plain[0] & plain[1])


def _counts_alone(a: Topic, b: Topic) -> bool:
    """Tell whether two counts are of one noun, and one text says no more than that of what is counted."""
    counted = figure_of(a).counted
    if figure_of(a).kind != "count" or counted is None or counted != figure_of(b).counted:
        return False
    return any(_noun(topic) == counted and not _of_people(topic) for topic in (a, b))


def _noun(topic: Topic) -> str | None:
    """Return what a figure is said to measure; of statements nothing is."""
    return topic.claim.measure if isinstance(topic.claim, Claim) else None


def _of_people(topic: Topic) -> bool:
    """Tell that a text says what befell those who are counted: convicted, arrested."""
    sense = senses_of(topic.origin.language, topic.head or "")
    return sense is not None and sense.people


def _close(a: Topic, b: Topic) -> bool:
    """Tell whether two figures with two heads are still told of one thing, by nearly the same words."""
    pair = {a.head, b.head}
    return (
        bool(pair & {"head.votes", "head.result", "head.growth"})
        and len(pair) == 2
        and "head.counted" not in pair
    )


def _parties(a: Topic, b: Topic) -> str:
    only_a = a.countries - b.article.countries
    only_b = b.countries - a.article.countries
    if only_a and only_b:
        return f"{_list(only_a)} and {_list(only_b)}"
    met = a.countries & b.article.countries or b.countries & a.article.countries
    if a.countries and b.countries and not met:
        return f"{_list(a.countries)} and {_list(b.countries)}"
    near_a, near_b = a.countries - b.countries, b.countries - a.countries
    this = same_source(a, b) and "mode.this" in a.near_modes | b.near_modes
    if near_a and near_b and not this:
        return f"{_list(near_a)} and {_list(near_b)}"
    for one, other in ((a, b), (b, a)):
        if one.nation is not None and other.nation is None and one.nation not in other.article.countries:
            return f"{one.nation} alone"
    if a.head == b.head and a.head in _TRADED:
        for every, some in ((a.near_countries, b.near_countries), (b.near_countries, a.near_countries)):
            if every < some and len(some) > 1:
                return f"with {_list(some - every)} alone"
    named = two_of_one_kind(
        a.namings, b.namings, (a.words, b.words), people=bool({a.head, b.head} & OF_PEOPLE)
    )
    if named is not None:
        return f"two of one kind: {_name(named)}"
    rivals = rival_offices(a.offices, b.offices, a.origin.language)
    return "" if rivals is None else f"{_list(rivals[0])} and {_list(rivals[1])}"


def rival_offices(
    a: frozenset[str], b: frozenset[str], language: str
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the offices of one kind that two texts name where none is the same: two houses."""
    kinds = {key: sense.rival for key in sorted(a | b) if (sense := senses_of(language, key)) is not None}
    for kind in dict.fromkeys(kinds.values()):
        first, second = (frozenset(key for key in keys if kinds.get(key, "") == kind) for keys in (a, b))
        if first and second and not first & second:
            return first, second
    return None


def _event(a: Topic, b: Topic) -> str:
    if same_source(a, b) and a.place == b.place:
        if not contrasted(a, b):
            return "two figures of one sentence"
        earlier, later = sorted((a, b), key=lambda topic: topic.claim.span)
        if _own_places(later) - _own_places(earlier):
            return "two places"
    met = a.events & b.article.events or b.events & a.article.events
    if a.events and b.events and not met:
        return f"{_list(a.events)} and {_list(b.events)}"
    only_a, only_b = a.places - b.article.places, b.places - a.article.places
    if only_a and only_b and not _spelled_alike(only_a, only_b):
        return "two places"
    for first, second in _rivals(a, b, {"leg", "round", "cup"}):
        return f"{_name(first)} and {_name(second)}"
    return ""


def _spelled_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two texts may write one foreign place in two ways: زمفرة, زامفارا."""
    frames = [{skeleton(key) for key in keys if "." not in key} for keys in (one, other)]
    return any(len(frame) >= LEAST_FRAME for frame in frames[0] & frames[1])


def _own_places(topic: Topic) -> frozenset[str]:
    """Return the places that stand in a figure's own clause."""
    return (topic.places | topic.spots) & topic.near


def _scope(a: Topic, b: Topic) -> str:
    if a.part != b.part:
        return "one is a part"
    if a.opposed != b.opposed:
        return "one counts those against"
    for first, second in _rivals(a, b, {"market", "oil", "vote"}) + _rivals(a, b, _NARROWED, near=True):
        return f"{_name(first)} and {_name(second)}"
    for stage in () if figure_of(a).kind == "date" else sorted(a.near_stages ^ b.near_stages):
        sense = senses_of(a.origin.language, stage)
        other = b if stage in a.near_stages else a
        if sense is not None and not sense.admits(figure_of(a).kind):
            continue
        # Who are among a total (12، بينهم طفل) are not whom it counts.
        beside = "mode.part" in other.modes or (same_source(a, b) and a.place == b.place)
        told = other.near if beside else other.stages | other.words
        if sense is not None and sense.narrows and not {stage, sense.like} & told:
            return f"{_name(stage)} alone"
    # Where something happened its place is told with it; an epidemic is counted by place.
    if figure_of(a).kind != "date" and not ((a.events | b.events) - _COUNTED_BY_PLACE or a.head in _CONSTANT):
        for whole, part in ((a, b), (b, a)) if figure_of(a).kind not in _OF_A_PLACE else ():
            if part.parts and not whole.parts and not part.parts & whole.article.places:
                return "a part and the whole"
    return ""


def _change(a: Topic, b: Topic) -> str:
    if (a.change is None) == (b.change is None):
        return ""
    if "head.growth" in {a.head, b.head}:
        return ""
    if figure_of(a).kind == "count" and (figure_of(a).change is None) == (figure_of(b).change is None):
        return ""
    return "a change and a level"


def _stock(a: Topic, b: Topic) -> str:
    counts = figure_of(a).kind == figure_of(b).kind == "count"
    times = quantity_words(a.origin.language).times_of_rates
    if counts and (figure_of(a).per in times) != (figure_of(b).per in times):
        return "how many come in a time and how many have come"
    for _ in _rivals(a, b, {"stock"}):
        return "how many there are and how many have come"
    if "stage.cumulative now" in a.stages ^ b.stages:
        other = b if "stage.cumulative now" in a.stages else a
        if "mode.until" in other.modes or "head.crossed" in other.words:
            return "how many there are and how many have come"
    return ""


def _modality(a: Topic, b: Topic) -> str:
    first, second = mode_of(a), mode_of(b)
    if figure_of(a).kind == "money" and (_is_paid_of(a, b) or _is_paid_of(b, a)):
        return "allocated and paid"
    if {first, second} == {"fact", "target"} and a.head == b.head and a.head in _BUILT:
        return ""  # what a project measures, planned or done: only agreement is said of it
    return "" if first == second else f"{first} and {second}"


def _is_paid_of(granted: Topic, paid: Topic) -> bool:
    """Tell what was received from what was set aside for it: خصص مليونا، تسلم نصفها."""
    received = "mode.received" in paid.near_modes - granted.near_modes
    return received and "mode.allocated" in granted.near_modes


def _currency(a: Topic, b: Topic) -> str:
    first, second = figure_of(a), figure_of(b)
    if first.kind == "money" and not one_currency(first, second) and rate_between(a, b) is None:
        return f"{first.unit} and {second.unit}, and no rate"
    return ""


def _period(a: Topic, b: Topic) -> str:
    if figure_of(a).kind == "date":
        return "" if _one_time(a, b) else "no sign that both date one thing"
    one_vote = a.head == "head.votes" and not same_source(a, b)  # 349 صوتا مقابل 186: two sides of one
    held = a.based != b.based and not one_vote
    if held and (a.begins is None or (a.begins, a.ends) != (b.begins, b.ends)):
        return "one is what another figure is held against"
    if a.head in _CONSTANT or b.head in _CONSTANT:
        return ""
    apart = None if a.published is None or b.published is None else abs(a.published - b.published)
    growing = grows(a) and grows(b)
    if a.begins is not None and a.ends is not None and b.begins is not None and b.ends is not None:
        return _periods(a, b, growing)
    if apart is None or same_source(a, b):
        return ""
    if growing:
        return "" if apart <= _SEASON else "too long between the two"
    if is_level(a) or is_level(b):
        return "" if apart <= _NEWS else "the levels of two days"
    if a.begins is None and b.begins is None:
        return "" if apart <= _MONTH else "too long between the two"
    return "" if apart <= _SEASON else "too long between the two"


def _one_time(a: Topic, b: Topic) -> bool:
    """Tell whether two dates may be of one thing: one is exact to the month, a deed stands beside both."""
    spans = [
        figure.latest - figure.earliest
        for figure in (figure_of(a), figure_of(b))
        if figure.earliest is not None and figure.latest is not None
    ]
    if len(spans) < 2 or min(spans) > timedelta(days=31):
        return False
    shared = a.beside & b.beside
    return any(key.startswith(("word.", "event.")) for key in shared) or len(shared) > 1


def _periods(a: Topic, b: Topic, growing: bool) -> str:
    if a.begins is None or a.ends is None or b.begins is None or b.ends is None:
        return ""
    if (a.begins, a.ends) == (b.begins, b.ends):
        return ""
    if since_one_day(a, b):
        return ""
    same_end = a.ends == b.ends and a.head == b.head
    one_day = a.begins == a.ends or b.begins == b.ends
    if same_end and (a.head in _BALANCES or (one_day and figure_of(a).kind == "money")):
        return ""  # at the end of September, and of its quarter; in the year that ended then
    told = f"{_days(a.begins, a.ends)} and {_days(b.begins, b.ends)}"
    overlap = a.begins <= b.ends and b.begins <= a.ends
    if growing:
        near = overlap or (b.begins - a.ends <= _SEASON and a.begins - b.ends <= _SEASON)
        return "" if near and ("mode.until" in a.modes or "mode.until" in b.modes or overlap) else told
    spans = a.ends - a.begins, b.ends - b.begins
    if overlap and max(spans) <= timedelta(days=31):
        return ""
    if overlap and figure_of(a).kind in {"ordinal", "score"}:
        return ""
    return told


def _rivals(a: Topic, b: Topic, kinds: set[str], *, near: bool = False) -> list[tuple[str, str]]:
    """Return the stages of some kinds that exclude each other; ``near``: of the figures' clauses."""
    found = []
    ours, theirs = (topic.near_stages if near else topic.stages for topic in (a, b))
    for first in sorted(ours - b.stages):
        for second in sorted(theirs - a.stages):
            kind, other = senses_of(a.origin.language, first), senses_of(b.origin.language, second)
            if kind is not None and other is not None and kind.rival == other.rival and kind.rival in kinds:
                found.append((first, second))
    return found


def _name(key: str) -> str:
    return key.partition(".")[2] or key


def _list(keys: frozenset[str]) -> str:
    return ", ".join(sorted(_name(key) for key in keys))


def _days(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


_TESTS: dict[str, Callable[[Topic, Topic], str]] = {
    "dimension": _dimension,
    "currency": _currency,
    "modality": _modality,
    "parties": _parties,
    "event": _event,
    "measure": _measure,
    "scope": _scope,
    "change or level": _change,
    "stock or flow": _stock,
    "period": _period,
}
