"""Whether two figures speak of one thing: which field keeps them apart, or what speaks for comparing them.

Every test here may only keep figures apart; none joins them. What joins is evidence,
summed into ``weight``: equal heads, parties, events, places, periods and content words.
Verdicts that accuse somebody ask for more of it than those that find agreement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ledger.claims.claim import Claim, Figure
from ledger.crosscheck.topic import Topic
from ledger.lexicon.subjects import senses_of

# What is the same whenever it is told: its period is no part of it.
_CONSTANT = frozenset(
    f"head.{name}"
    for name in (
        *("length", "area", "distance", "depth", "altitude", "weight", "magnitude", "capacity", "cost"),
        *("speed", "truce", "jailed", "edition", "result", "age at death"),
    )
)
_BUILT = frozenset({"head.area", "head.length"})
_NEWS = timedelta(days=4)  # reports of one day's event appear within so many days
_SEASON = timedelta(days=120)  # and those of one that lasts within so many
_MONTH = timedelta(days=45)
_CLOSED = timedelta(days=90)  # so long after its event a count no longer grows
_WEIGHTS = {
    "measure": 2.0,
    "parties": 1.0,
    "event": 1.0,
    "place": 1.0,
    "period": 1.0,
    "object": 0.75,
    "unit": 0.25,
    "country": 0.75,
    "day": 1.0,
    "office": 0.5,
    "this": 1.5,
    "deed": 1.0,
}
_ANCHORS = frozenset({"parties", "place", "event", "period", "this"})
_TELLING = frozenset({"place", "period", "object", "office", "this", "deed"})
_PLAIN = 2  # words of no block that two sentences share tell as much
_WORD, _MOST_WORDS = 0.5, 3.0


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a comparison of two figures rests on.

    ``apart`` is the field that keeps them apart, None where they are comparable; ``why`` says
    so in words. ``fields`` agree, and ``weight`` is how much that is.
    """

    apart: str | None = None
    why: str = ""
    fields: tuple[str, ...] = ()
    weight: float = 0.0
    shared: frozenset[str] = frozenset()


def grounds(a: Topic, b: Topic) -> Grounds:
    """Return what keeps two figures apart, or what they have in common."""
    for field, test in _TESTS.items():
        why = test(a, b)
        if why:
            return Grounds(field, why)
    return _evidence(a, b)


def same_source(a: Topic, b: Topic) -> bool:
    """Tell whether two claims stand in one source."""
    return a.origin.key == b.origin.key and a.origin.text == b.origin.text


def grows(topic: Topic) -> bool:
    """Tell whether a figure counts what only grows while its event lasts, and still may."""
    assert isinstance(topic.claim, Claim)
    since = bool(topic.modes & {"mode.until"})
    sense = senses_of(topic.origin.language, topic.head or "")
    if topic.claim.figure.kind not in {"count", "percent"} or not (
        sense is not None and (sense.grows or since)
    ):
        return False
    published = topic.published
    if topic.begins is None or published is None or since:
        return True
    return published - (topic.ends or topic.begins) <= _CLOSED


def is_level(topic: Topic) -> bool:
    """Tell whether a figure is a level that goes up and down from day to day."""
    sense = senses_of(topic.origin.language, topic.head or "")
    return sense is not None and sense.level


# -- what keeps apart ---------------------------------------------------------------------------


def _dimension(a: Topic, b: Topic) -> str:
    first, second = _figure(a), _figure(b)
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
    if _figure(a).kind == "date":
        return ""
    if a.head is not None and b.head is not None and a.head != b.head:
        if not (a.head in b.heads and b.head in a.heads):
            return f"{_name(a.head)} and {_name(b.head)}"
        if not _close(a, b):
            return f"{_name(a.head)} and {_name(b.head)}"
    counted = _figure(a).counted, _figure(b).counted
    if _figure(a).kind == "ordinal" and None not in counted and counted[0] != counted[1]:
        return f"{counted[0]} and {counted[1]}"
    if _figure(a).kind == "ordinal" and (a.head is None or a.head != b.head):
        return "no sign that both number one thing"
    uncertain = _figure(a).kind == "count" and (a.head is None or b.head is None)
    if uncertain and None not in counted and counted[0] != counted[1]:
        return f"{counted[0]} and {counted[1]}"
    if a.objects and b.objects and not (a.objects & (b.words | b.objects) or b.objects & a.words):
        return f"{_list(a.objects)} and {_list(b.objects)}"
    return ""


def _close(a: Topic, b: Topic) -> bool:
    """Tell whether two figures with two heads are still told of one thing, by nearly the same words."""
    pair = {a.head, b.head}
    return (
        bool(pair & {"head.votes", "head.result", "head.growth"})
        and len(pair) == 2
        and "head.counted" not in pair
    )


def _parties(a: Topic, b: Topic) -> str:
    only_a = a.countries - b.text_countries
    only_b = b.countries - a.text_countries
    if only_a and only_b:
        return f"{_list(only_a)} and {_list(only_b)}"
    met = a.countries & b.text_countries or b.countries & a.text_countries
    if a.countries and b.countries and not met:
        return f"{_list(a.countries)} and {_list(b.countries)}"
    near_a, near_b = a.countries - b.countries, b.countries - a.countries
    if near_a and near_b:
        return f"{_list(near_a)} and {_list(near_b)}"
    if a.offices and b.offices and not a.offices & b.offices:
        return f"{_list(a.offices)} and {_list(b.offices)}"
    return ""


def _event(a: Topic, b: Topic) -> str:
    if same_source(a, b) and a.place == b.place and not _contrasted(a, b):
        return "two figures of one sentence"
    met = a.events & b.text_events or b.events & a.text_events
    if a.events and b.events and not met:
        return f"{_list(a.events)} and {_list(b.events)}"
    only_a, only_b = a.places - b.text_places, b.places - a.text_places
    if only_a and only_b:
        return "two places"
    for first, second in _rivals(a, b, {"leg", "round", "cup"}):
        return f"{_name(first)} and {_name(second)}"
    return ""


def _contrasted(a: Topic, b: Topic) -> bool:
    """Tell whether a word sets two figures of one sentence against each other: بينما."""
    first, second = sorted((a.claim.span, b.claim.span))
    return abs(a.nth - b.nth) == 1 and any(first.end <= turn <= second.start for turn in a.turns)


def _scope(a: Topic, b: Topic) -> str:
    if a.part != b.part:
        return "one is a part"
    for first, second in _rivals(a, b, {"market", "oil", "sector"}):
        return f"{_name(first)} and {_name(second)}"
    for stage in sorted(a.near_stages ^ b.near_stages):
        sense = senses_of(a.origin.language, stage)
        other = b if stage in a.near_stages else a
        if sense is not None and sense.narrows and not {stage, sense.like} & (other.stages | other.words):
            return f"{_name(stage)} alone"
    if not (a.events or b.events or a.head in _CONSTANT):
        for whole, part in ((a, b), (b, a)):
            if part.parts and not whole.parts and not part.parts & whole.text_places:
                return "a part and the whole"
    return ""


def _change(a: Topic, b: Topic) -> str:
    if (a.change is None) == (b.change is None):
        return ""
    if _figure(a).kind == "count" or "head.growth" in {a.head, b.head}:
        return ""
    return "a change and a level"


def _stock(a: Topic, b: Topic) -> str:
    if "stage.cumulative now" in a.stages ^ b.stages:
        other = b if "stage.cumulative now" in a.stages else a
        if "mode.until" in other.modes:
            return "how many there are and how many have come"
    return ""


def _modality(a: Topic, b: Topic) -> str:
    first, second = mode_of(a), mode_of(b)
    if {first, second} == {"fact", "target"} and a.head == b.head and a.head in _BUILT:
        return ""  # what a project measures, planned or done: only agreement is said of it
    return "" if first == second else f"{first} and {second}"


def _currency(a: Topic, b: Topic) -> str:
    first, second = _figure(a), _figure(b)
    if first.kind == "money" and first.unit != second.unit and rate_between(a, b) is None:
        return f"{first.unit} and {second.unit}, and no rate"
    return ""


def _period(a: Topic, b: Topic) -> str:
    if _figure(a).kind == "date":
        return "" if _one_time(a, b) else "no sign that both date one thing"
    if a.based != b.based and (a.begins is None or (a.begins, a.ends) != (b.begins, b.ends)):
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
        for figure in (_figure(a), _figure(b))
        if figure.earliest is not None and figure.latest is not None
    ]
    if len(spans) < 2 or min(spans) > timedelta(days=31):
        return False
    shared = a.beside & b.beside
    return any(key.startswith(("word.", "event.")) for key in shared) or len(shared) > 1


def accusable(a: Topic, b: Topic, found: Grounds) -> bool:
    """Tell whether two figures are near enough to say that one of them must be wrong."""
    counted = frozenset() if same_source(a, b) else a.own | b.own  # what both count is no sign of one thing
    plain = sum("." not in key for key in found.shared - counted)
    if not _ANCHORS & set(found.fields):
        return False
    plain += "event" in found.fields
    if not _TELLING & set(found.fields) and plain < _PLAIN and len(a.countries & b.countries) < _PLAIN:
        return False  # a country, a day and a measure are not one thing yet: there are many attacks in a land
    if a.head == "head.jailed" and plain <= _PLAIN:
        return False  # one of several who were sentenced
    inside = same_source(a, b)
    for first, second in ((a, b), (b, a)):
        told = second.words if inside and not (a.headline or b.headline) else second.text_places
        if first.parts - told and not second.parts:
            return False
    if a.part or b.part or _elsewhere(a, b):
        return False
    if _figure(a).kind == "duration" and (a.during or b.during):
        return False
    named = a.head == b.head and ((a.named and b.named) or _figure(a).kind == "age")
    if None not in (a.measure, b.measure) and a.measure != b.measure and not named:
        return False
    if inside and not named and _figure(a).kind != "date":
        return False
    if "حدود" in a.words & b.words and a.countries != b.countries:
        return False  # a border is between two, and with another neighbour another border
    kind = _figure(a).kind
    if kind == "date":
        return a.deed is not None and a.deed == b.deed and (not inside or _near_days(a, b))
    if kind == "ordinal" and 1 in (_figure(a).low, _figure(b).low):
        return False
    if kind == "age":
        return sum("." not in key for key in a.beside & b.beside) > 1  # whose age it is
    return not inside or not (a.near_countries and b.near_countries) or a.near_countries == b.near_countries


def _elsewhere(a: Topic, b: Topic) -> bool:
    """Tell whether each of two figures has a place that the other's text does not name."""
    if a.spots & b.text or b.spots & a.text or a.places & b.text_places or b.places & a.text_places:
        return False
    return bool((a.spots or a.places) and (b.spots or b.places))


def _near_days(a: Topic, b: Topic) -> bool:
    first, second = _figure(a).earliest, _figure(b).earliest
    return first is not None and second is not None and abs(first - second) <= _MONTH


def _periods(a: Topic, b: Topic, growing: bool) -> str:
    if a.begins is None or a.ends is None or b.begins is None or b.ends is None:
        return ""
    if (a.begins, a.ends) == (b.begins, b.ends):
        return ""
    told = f"{_days(a.begins, a.ends)} and {_days(b.begins, b.ends)}"
    overlap = a.begins <= b.ends and b.begins <= a.ends
    if growing:
        near = overlap or (b.begins - a.ends <= _SEASON and a.begins - b.ends <= _SEASON)
        return "" if near and ("mode.until" in a.modes or "mode.until" in b.modes or overlap) else told
    spans = a.ends - a.begins, b.ends - b.begins
    if overlap and max(spans) <= timedelta(days=31):
        return ""
    if overlap and _figure(a).kind in {"ordinal", "score"}:
        return ""
    return told


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


# -- what joins ----------------------------------------------------------------------------------


def _evidence(a: Topic, b: Topic) -> Grounds:
    fields: list[str] = []
    if a.head is not None and (a.head == b.head):
        fields.append("measure")
    if a.countries & b.countries:
        fields.append("parties")
    if a.events & b.events:
        fields.append("event")
    elif a.countries & b.text_countries or b.countries & a.text_countries:
        fields.append("country")
    if a.places & b.text_places or b.places & a.text_places:
        fields.append("place")
    if a.begins is not None and (a.begins, a.ends) == (b.begins, b.ends):
        fields.append("period")
    elif _same_news(a, b):
        fields.append("day")
    if a.offices & b.offices:
        fields.append("office")
    if _figure(a).kind == "date" and a.deed is not None and a.deed == b.deed:
        fields.append("deed")
    if same_source(a, b) and ("mode.this" in a.near_modes or "mode.this" in b.near_modes):
        fields.append("this")
    if a.objects & (b.words | b.objects) or b.objects & a.words:
        fields.append("object")
    counted = _figure(a).counted
    if counted is not None and counted == _figure(b).counted:
        fields.append("unit")
    shared = frozenset(
        key for key in a.words & b.words if not key.startswith(("name.", "event.", "mode.", "place."))
    )
    shared -= {a.head or "", b.head or ""}
    deeds = (
        sum(key.startswith("word.") for key in shared) + len(a.events & b.events)
        if _figure(a).kind == "date"
        else 0
    )
    told = _WORD * (len(shared) + deeds)
    weight = sum(_WEIGHTS[field] for field in fields) + min(_MOST_WORDS, told)
    if shared:
        fields.append("words")
    return Grounds(None, "", tuple(fields), weight, shared)


def _same_news(a: Topic, b: Topic) -> bool:
    """Tell whether two texts of one day tell of it: neither names another time."""
    if same_source(a, b) or a.published is None or b.published is None:
        return False
    if a.begins is not None and b.begins is not None:
        return False
    return abs(a.published - b.published) <= _NEWS


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
    if "mode.target" in near or topic.claim.modality == "planned":
        return "target"
    if "mode.forecast" in modes and topic.claim.modality == "forecast":
        return "forecast"
    if topic.claim.modality == "forecast" and _ahead(topic):
        return "forecast"
    return "fact"


def _ahead(topic: Topic) -> bool:
    return topic.published is None or topic.ends is None or topic.ends >= topic.published


def rate_between(a: Topic, b: Topic) -> Decimal | None:
    """Return how many of the second figure's currency one of the first's is worth, where a text says so."""
    first, second = _figure(a).unit, _figure(b).unit
    for rate in (*a.rates, *b.rates):
        if (rate.currency, rate.counter) == (first, second):
            return rate.price
        if (rate.currency, rate.counter) == (second, first):
            return 1 / rate.price
    return None


def _rivals(a: Topic, b: Topic, kinds: set[str]) -> list[tuple[str, str]]:
    found = []
    for first in sorted(a.stages - b.stages):
        for second in sorted(b.stages - a.stages):
            kind, other = senses_of(a.origin.language, first), senses_of(b.origin.language, second)
            if kind is not None and other is not None and kind.rival == other.rival and kind.rival in kinds:
                found.append((first, second))
    return found


def _figure(topic: Topic) -> Figure:
    assert isinstance(topic.claim, Claim)
    return topic.claim.figure


def _name(key: str) -> str:
    return key.partition(".")[2] or key


def _list(keys: frozenset[str]) -> str:
    return ", ".join(sorted(_name(key) for key in keys))


def _days(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"
