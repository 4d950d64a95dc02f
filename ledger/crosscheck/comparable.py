"""Whether two figures speak of one thing: which field keeps them apart, or what speaks for comparing them.

The tests of :mod:`ledger.crosscheck.apart` may only keep figures apart; what joins is evidence,
summed into ``weight``: equal heads, parties, events, places, periods and content words.
Verdicts that accuse somebody ask for more of it than those that find agreement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ledger.claims.claim import Figure
from ledger.crosscheck.apart import OF_PEOPLE, apart, one_measure
from ledger.crosscheck.nature import contrasted, figure_of, grows, mode_of, same_source
from ledger.crosscheck.topic import Topic
from ledger.lexicon.subjects import senses_of

_NEWS = timedelta(days=4)  # reports of one day's event appear within so many days
_MONTH = timedelta(days=45)
_OWN_NEWS = timedelta(days=14)  # a day so near to its article is of that article's news
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
    "contrast": 1.0,
    "digits": 1.5,
    "headline": 0.75,
}
_ANCHORS = frozenset({"parties", "place", "event", "period", "this", "digits", "contrast"})
# Of two tolls in one text, what points at one event: a place alone may have an older one.
_POINTED = frozenset({"event", "period", "this", "contrast", "digits", "headline"})
_TELLING = frozenset({"place", "period", "object", "office", "this", "deed", "contrast", "digits"})
_JAILED = "head.jailed"
# Of what happens several times a day, and the words that must be shared besides to tell one.
_OF_SEVERAL = {_JAILED: 2, "lawmakers": 2, "head.seized": 3}
_OF_ONE_DAY = frozenset({"deed.confidence", "deed.no confidence"})  # no house votes twice a day on them
_COMPANY = "place.company"
_OF_A_COMPANY = frozenset({"head.profit"})
_SUMMED = frozenset({"count", "mass", "volume"})  # what a whole has is the sum of what its places have
_TIMES = frozenset({"day", "period"})
_PLAIN = 2  # words of no block that two sentences share tell as much
_WORD, _MOST_WORDS = 0.5, 3.0
_OPENING = 2  # sentences that tell in full what the headline says
_SHORT, _LONG = 2, 3  # digits in which two may be swapped by a slip


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
    parted = apart(a, b)
    return _evidence(a, b) if parted is None else Grounds(*parted)


def accusable(a: Topic, b: Topic, found: Grounds) -> bool:
    """Tell whether two figures are near enough to say that one of them must be wrong."""
    counted = frozenset() if same_source(a, b) else a.own | b.own  # what both count is no sign of one thing
    dated = figure_of(a).kind == "date"
    plain = sum("." not in key if dated else tells(key, a.origin.language) for key in found.shared - counted)
    if not _ANCHORS & set(found.fields):
        return False
    plain += "event" in found.fields
    plain += _PLAIN * (bool(_OF_ONE_DAY & found.shared) and "day" in found.fields)
    if not _TELLING & set(found.fields) and plain < _PLAIN and len(a.countries & b.countries) < _PLAIN:
        return False  # a country, a day and a measure are not one thing yet: there are many attacks in a land
    if a.head != b.head and figure_of(a).counted is not None and not _TIMES & set(found.fields):
        return False  # two counts of one noun, of which one text does not say what was done to them
    plain += a.head == b.head == _JAILED and {"place", "day"} <= set(found.fields)  # by one town's court
    several = max(_OF_SEVERAL.get(one or "", -1) for one in (a.head, a.measure, b.measure))
    if plain <= several and "period" not in found.fields:
        return False  # one of several who were sentenced, of several votes, of several seizures
    inside = same_source(a, b)
    if inside and a.head in OF_PEOPLE and not _POINTED & set(found.fields):
        return False  # the seats of two parties, or of one in two elections
    if inside and "this" in found.fields and not found.shared and figure_of(a).kind == "length":
        return False  # حدودهما البالغ طولها 1196 كم, and a pipeline
    if inside and (grows(a) or grows(b)) and not _POINTED & set(found.fields) and plain < _PLAIN:
        return False  # the toll of an older event at that place may be told besides
    for first, second in ((a, b), (b, a)):
        told = second.words if inside and not (a.headline or b.headline) else second.article.places
        if first.parts - told and not second.parts:
            return False
    if a.head != b.head and one_measure(a, b):
        return False  # by another word each: they may agree, but neither need be wrong
    if not inside and a.head in _OF_A_COMPANY and _of_two_companies(a, b):
        return False
    if a.part or b.part or _elsewhere(a, b) or _of_one_place(a, b) or _two_doers(a, b):
        return False
    if figure_of(a).kind == "duration" and (a.during or b.during):
        return False
    slip = "digits" in found.fields
    against = {"contrast", "unit"} <= set(found.fields)  # X counts 45 boats, while Y counts 12
    named = against or (
        a.head == b.head
        and (
            (a.named and b.named)
            or slip
            or "headline" in found.fields
            or "this" in found.fields
            or figure_of(a).kind == "age"
        )
    )
    senses = {key for key in (a.measure, b.measure) if key and senses_of(a.origin.language, key) is not None}
    if len(senses) > 1 and not named:
        return False
    if inside and not named and figure_of(a).kind != "date":
        return False
    if inside and a.place == b.place and a.claim.speaker == b.claim.speaker:
        return False  # one who sets two figures against each other in a sentence means two things
    if "word.border" in a.words & b.words and a.countries != b.countries:
        return False  # a border is between two, and with another neighbour another border
    kind = figure_of(a).kind
    if kind == "score" and plain + len(a.countries & b.countries) < _PLAIN:
        return False  # both sides of a match are named
    if kind == "date":
        if inside:
            return _one_deed(a, b) and _near_days(a, b) and _named_day(a) and _named_day(b)
        return _one_deed(a, b) and not _each_its_news(a, b)
    if kind == "ordinal" and 1 in (figure_of(a).low, figure_of(b).low):
        return False
    if kind == "age":
        if a.person and b.person:
            return len(a.person & b.person) >= min(_PLAIN, len(a.person), len(b.person))
        return sum("." not in key for key in a.beside & b.beside) > 1  # whose age it is
    same = not (a.near_countries and b.near_countries) or a.near_countries == b.near_countries
    return same or not inside or "this" in found.fields


def tells(key: str, language: str) -> bool:
    """Tell a word that two texts seldom share by chance: of no sense, or a deed or thing."""
    sense = senses_of(language, key)
    told = sense is not None and sense.role in {"word", "deed", "thing"} and not sense.general
    return told or "." not in key


def _elsewhere(a: Topic, b: Topic) -> bool:
    """Tell whether each of two figures has a place that the other's text does not name."""
    if (
        a.spots & b.article.words
        or b.spots & a.article.words
        or a.places & b.article.places
        or b.places & a.article.places
    ):
        return False
    return bool((a.spots or a.places) and (b.spots or b.places))


def _of_two_companies(a: Topic, b: Topic) -> bool:
    """Tell the quarters of two companies: each speaks for itself, or one is named in its text alone."""
    if _named_alone(a, b) or _named_alone(b, a):
        return True
    first, second = a.claim.speaker, b.claim.speaker
    return first is not None and second is not None and first != second


def _named_alone(a: Topic, b: Topic) -> bool:
    """Tell a company by name of which the other text does not speak."""
    companies = (naming.words for naming in a.namings if naming.kind == _COMPANY)
    return any(not words <= b.article.words for words in companies)


def _of_one_land(a: Topic, b: Topic) -> bool:
    """Tell two forecasts of one text that name no country: both are of the one that it is about."""
    forecasts = same_source(a, b) and mode_of(a) == mode_of(b) == "forecast"
    return forecasts and not (a.countries or b.countries) and len(a.article.countries) > 0


def _two_doers(a: Topic, b: Topic) -> bool:
    """Tell what two bodies did each: 112 people whom the army brought out, 46 whom the UN did."""
    one = a.doer & b.article.words or b.doer & a.article.words
    return bool(a.doer and b.doer) and not one


def _of_one_place(a: Topic, b: Topic) -> bool:
    """Tell a sum from what one place has of it: one text names a town, and the other none (all airports)."""
    if figure_of(a).kind not in _SUMMED or a.events | b.events:
        return False
    return any(
        one.places - other.article.places and not (other.places or other.spots or other.parts)
        for one, other in ((a, b), (b, a))
    )


def _one_deed(a: Topic, b: Topic) -> bool:
    """Tell whether two dates are of one deed: the nearest of one is the other's, or stands beside it."""
    if a.deed is None or b.deed is None:
        return False
    return a.deed == b.deed or (a.deed in b.beside and b.deed not in a.words)


def _named_day(topic: Topic) -> bool:
    """Tell a day by its date from a day of the week, of which a text tells many."""
    return len(topic.claim.quote.split()) > 1


def _each_its_news(a: Topic, b: Topic) -> bool:
    """Tell the days of two texts that each report news of their own: prices on two Wednesdays."""
    first, second = figure_of(a).earliest, figure_of(b).earliest
    if a.published is None or b.published is None or first is None or second is None:
        return False
    apart = abs(a.published - b.published) > _MONTH
    return apart and abs(first - a.published) <= _OWN_NEWS and abs(second - b.published) <= _OWN_NEWS


def _near_days(a: Topic, b: Topic) -> bool:
    first, second = figure_of(a).earliest, figure_of(b).earliest
    return first is not None and second is not None and abs(first - second) <= _MONTH


def _evidence(a: Topic, b: Topic) -> Grounds:
    fields: list[str] = []
    if (a.head is not None and a.head == b.head) or one_measure(a, b):
        fields.append("measure")
    if a.countries & b.countries:
        fields.append("parties")
    if a.events & b.events:
        fields.append("event")
    elif a.countries & b.article.countries or b.countries & a.article.countries or _of_one_land(a, b):
        fields.append("country")
    if a.places & b.article.places or b.places & a.article.places:
        fields.append("place")
    if a.begins is not None and (a.begins, a.ends) == (b.begins, b.ends):
        fields.append("period")
    elif _same_news(a, b):
        fields.append("day")
    if a.offices & b.offices:
        fields.append("office")
    if figure_of(a).kind == "date" and a.deed is not None and a.deed == b.deed:
        fields.append("deed")
    if _set_against(a, b):
        fields.append("contrast")
    if same_source(a, b) and ("mode.this" in a.near_modes or "mode.this" in b.near_modes):
        fields.append("this")
    if a.objects & (b.words | b.objects) or b.objects & a.words:
        fields.append("object")
    if same_source(a, b) and a.headline != b.headline and a.place + b.place <= _OPENING:
        fields.append("headline")
    if same_source(a, b) and slipped(figure_of(a), figure_of(b), headline=a.headline != b.headline):
        fields.append("digits")
    counted = figure_of(a).counted
    if counted is not None and counted == figure_of(b).counted:
        fields.append("unit")
    shared = frozenset(
        key for key in a.words & b.words if not key.startswith(("name.", "event.", "mode.", "place."))
    )
    shared -= {a.head or "", b.head or ""}
    deeds = (
        sum(key.startswith("word.") for key in shared) + len(a.events & b.events)
        if figure_of(a).kind == "date"
        else 0
    )
    told = _WORD * (len(shared) + deeds)
    weight = sum(_WEIGHTS[field] for field in fields) + min(_MOST_WORDS, told)
    if shared:
        fields.append("words")
    return Grounds(None, "", tuple(fields), weight, shared)


def slipped(a: Figure, b: Figure, *, headline: bool = False) -> bool:
    """Tell one number with two digits in each other's place, as hands and eyes slip: 1860 and 1680.

    Of short numbers nothing can be told but of a ``headline`` (82 for 28), nor of two that count
    different things.
    """
    if a.counted != b.counted:
        return False
    points = [figure.low for figure in (a, b) if figure.low is not None and figure.low == figure.high]
    if len(points) < 2 or a.unit != b.unit or points[0] == points[1]:
        return False
    first, second = (f"{abs(point):f}" for point in points)
    other = [at for at, (one, two) in enumerate(zip(first, second, strict=False)) if one != two]
    told = min(len(one.rstrip("0")) for one in (first, second))
    if len(first) != len(second) or told < (_SHORT if headline else _LONG) or len(other) != 2:
        return False
    return [first[at] for at in other] == [second[at] for at in reversed(other)]


def _set_against(a: Topic, b: Topic) -> bool:
    """Tell whether one sentence sets what two say against each other: X counts 40, while Y counts 55."""
    speakers = a.claim.speaker, b.claim.speaker
    if None in speakers or speakers[0] == speakers[1]:
        return False
    return same_source(a, b) and a.place == b.place and contrasted(a, b)


def _same_news(a: Topic, b: Topic) -> bool:
    """Tell whether two texts of one day tell of it: neither names another time."""
    if same_source(a, b) or a.published is None or b.published is None:
        return False
    if a.begins is not None and b.begins is not None:
        return False
    return abs(a.published - b.published) <= _NEWS
