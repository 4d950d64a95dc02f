"""A statement and its denial: one content, by shared names, deeds and words; silence when in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from ledger.claims.statement import Statement
from ledger.crosscheck.apart import rival_offices
from ledger.crosscheck.comparable import Grounds
from ledger.crosscheck.nature import same_source
from ledger.crosscheck.stance import content_of, negates, says_deed
from ledger.crosscheck.topic import Topic
from ledger.crosscheck.words import word_of
from ledger.lexicon.subjects import senses_of
from ledger.rules.reader import Reader
from ledger.text.fold import fold

_APART = timedelta(days=21)  # a denial follows what it denies within so many days
_OPPOSED = timedelta(days=1)  # what was done may be undone
_COVERED = 0.5  # so much of what is denied must stand in the statement
_LEAST = 2.0
_LEAST_CONTRARY = 2.2  # where no word denies and only the content says that it is not so
_DEED, _WORD, _LAND = 1.25, 1.0, 0.7
_ALIKE_BUT_FOR_THINGS = 3  # keys
_RESTATED, _ALIKE = 4, 0.6  # what two statements share that say one thing
_TAKEN = "word.take"  # what is seized was not held before
_SMALL, _YEARS = 3, (1900, 2100)  # numbers that many texts have
_DEEDS = ("word.", "deed.", "head.", "event.")
_SILENT = ("mode.", "denial.", "stage.", "office.", "place.")


@dataclass(frozen=True, slots=True)
class Denied:
    """What a denial shares with a statement, or what keeps them apart."""

    grounds: Grounds
    denies: bool


def deny(a: Topic, b: Topic) -> Denied:
    """Tell whether one of two statements denies what the other says."""
    if same_source(a, b) and (a.claim.span.contains(b.claim.span) or b.claim.span.contains(a.claim.span)):
        return Denied(Grounds("content", "one stands in the other"), False)
    opposed = not (a.denies or b.denies) and _opposed(a, b)
    contrary = opposed or (not (a.denies or b.denies) and (a.negated is None) != (b.negated is None))
    if a.denies == b.denies and not contrary:
        return Denied(Grounds("stance", "both deny" if a.denies else "neither denies"), False)
    denial, said = (a, b) if a.denies or (contrary and a.negated is not None) else (b, a)
    parted = _parted(denial, said, contrary=contrary, most=_OPPOSED if opposed else _APART)
    if parted is not None:
        return Denied(Grounds(*parted), False)
    wanted = denial.core if contrary else denial.content
    # In one text the words round a statement are often those round its neighbour: only its own count.
    told = said.content if same_source(a, b) else said.content | content_of(said.words, said.origin.language)
    shared = wanted & told
    # A town is in its land: a meeting in Turkey, and one in Istanbul.
    shared |= {key for key in wanted if _is_land(key) and key[5:] in said.near_countries}
    weight = sum(map(_weight, shared))
    whole = sum(map(_weight, wanted))
    numbers = _told_by_both(denial, said)
    weight, whole = weight + numbers * _WORD, whole + numbers * _WORD
    deeds = [key for key in shared if key.startswith(_DEEDS)]
    things = [key for key in shared if not key.startswith((*_DEEDS, *_SILENT, "name."))]
    # The two deeds themselves, the one undone by the other, are no shared words.
    least = _LEAST_CONTRARY if contrary and a.lasts == b.lasts else _LEAST
    if contrary:
        # Each must say most of the other; what was undone may be told of in passing.
        whole = (min if opposed else max)(whole, sum(map(_weight, said.core)))
    enough = weight >= least and whole and weight / whole >= _COVERED and bool(deeds or len(things) > 1)
    # One thing is enough where nothing else is denied, and both name where: no case of polio in Mahra.
    there = numbers > 0 or any(
        key.startswith("name.") and key[5:] not in said.countries for key in denial.words & said.words
    )
    told_not = denial.denies or (contrary and not opposed)
    if not enough and not (told_not and things and weight == whole and there):
        return Denied(Grounds("content", "another thing is denied", (), weight, shared), False)
    if contrary and not (opposed or _contradicts(denial, said)):
        return Denied(Grounds("stance", "neither denies"), False)
    return Denied(
        Grounds(
            None,
            "",
            ("content", "names") if said.countries & denial.countries else ("content",),
            weight,
            shared,
        ),
        True,
    )


def _told_by_both(a: Topic, b: Topic) -> int:
    """Return how many numbers the contents of two statements share, years and the smallest left out."""
    assert isinstance(a.claim, Statement)
    assert isinstance(b.claim, Statement)
    language = a.origin.language
    shared = _numbers(a.claim.quote, language) & _numbers(b.claim.quote, language)
    return sum(number > _SMALL and not _YEARS[0] <= number <= _YEARS[1] for number in shared)


def _parted(denial: Topic, said: Topic, *, contrary: bool, most: timedelta) -> tuple[str, str] | None:
    """Return the field that keeps a denial and a statement apart and why; None where nothing does."""
    days = denial.published, said.published
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > most:
        return "period", "too long between the two"
    met = denial.countries & (said.countries | said.article.countries)
    if denial.countries and said.countries and not met:
        return "parties", "two countries"
    if (denial.countries - said.article.countries) and (said.countries - denial.article.countries):
        return "parties", "two countries"
    if (contrary or same_source(denial, said)) and not _two_speakers(denial, said):
        return "content", "one text does not deny itself"
    if "denial.part" in denial.core and not _blames(denial, said):
        return "content", "only the part in it is denied"
    if _of_two_offices(denial, said):
        return "parties", "two offices"
    if _of_two_things(denial, said):
        return "content", "another thing is denied"
    if contrary and _each_has_its_own(denial, said):
        return "stance", "each tells of another thing"
    if not contrary and _key_of(said.negated, said.origin.language) in denial.content:
        return "stance", "both deny"  # لا تنوي الاستغناء عنهم، نفى الاستغناء عنهم
    return None


def _blames(denial: Topic, said: Topic) -> bool:
    """Tell whether a statement says whose doing it was: of whoever denies his part, or of a culprit."""
    assert isinstance(denial.claim, Statement)
    speaker = denial.claim.speaker
    named = frozenset() if speaker is None else frozenset({f"name.{speaker.name}", f"name.{speaker.code}"})
    return bool((named | denial.countries | {"word.blame"}) & (said.content | said.near_countries))


def _of_two_offices(a: Topic, b: Topic) -> bool:
    """Tell the deeds of two office holders or houses: that the senate, and that the chamber approved."""
    first, second = (frozenset(key for key in topic.core if key.startswith("office.")) for topic in (a, b))
    return rival_offices(first, second, a.origin.language) is not None


def _of_two_things(denial: Topic, said: Topic) -> bool:
    """Tell one deed done to two things: that the hospital was shelled, and that the market was."""
    if not denial.objects or not said.objects:
        return False
    if denial.objects & (said.objects | said.words) or said.objects & denial.words:
        return False
    # Words that no list knows may be two for one thing, where all else that is told is the same.
    alike = sum(_weight(key) > 0 for key in denial.core & said.core)
    known = all("." in key for key in denial.objects | said.objects)
    return known or alike < _ALIKE_BUT_FOR_THINGS


def _undone(a: Topic, b: Topic) -> bool:
    """Tell a deed from what undoes it: arrested, and set free."""
    senses = (senses_of(a.origin.language, key) for key in a.core - b.core)
    return any(sense is not None and sense.undoes & b.core - a.core for sense in senses)


def _opposed(a: Topic, b: Topic) -> bool:
    """Tell two deeds of which one only can have been done to one thing: a bill approved, and rejected.

    Each content tells of one of the two only, and says that it was done.
    """
    if a.lasts != b.lasts:
        still, done = (a, b) if a.lasts else (b, a)
        later = still.published is None or done.published is None or still.published >= done.published
        return later and (_undone(a, b) or _TAKEN in a.core & b.core)  # held still, and seized
    language = a.origin.language
    undone = {key for topic in (a, b) if (key := _key_of(topic.negated, language)) is not None}
    for first, second in ((a, b), (b, a)):
        for key in first.core - second.core - undone:
            sense = senses_of(language, key)
            if sense is None:
                continue
            if sense.against & (second.core - undone) and not sense.against & first.core:
                return True
    return False


def _key_of(deed: str | None, language: str) -> str | None:
    word = None if deed is None else word_of(deed, language)
    return None if word is None else word.key


def _each_has_its_own(a: Topic, b: Topic) -> bool:
    """Tell whether each of two nuclei names what the other text does not: the Tigris, the Shatt al-Arab."""
    if all(_deeds_alone(first, second) for first, second in ((a, b), (b, a))):
        return True
    shared = a.countries & b.countries  # what stands in one land may be told of with another besides
    lands = frozenset(f"name.{code}" for code in (a.countries | b.countries if shared else ()))
    return all(
        any(
            _weight(key) and not key.startswith(_DEEDS)
            for key in first.core - second.content - second.words - lands
        )
        for first, second in ((a, b), (b, a))
    )


def _deeds_alone(a: Topic, b: Topic) -> frozenset[str]:
    """Return the deeds of a nucleus that the other text neither tells of nor contradicts."""
    own = frozenset(key for key in a.core - b.content - b.words if key.startswith(_DEEDS))
    language = a.origin.language
    found = set()
    for key in own - {_key_of(a.negated, language)}:
        sense = senses_of(language, key)
        if sense is None or sense.general or (sense.against | sense.undoes) & (b.content | b.words):
            continue
        found.add(key)
    return frozenset(found)


def _contradicts(no: Topic, yes: Topic) -> bool:
    """Tell whether a content says that the deed of the other was not done."""
    if no.negated is None or yes.negated is not None:
        return False
    return says_deed(no.negated, yes.claim.quote, yes.own, yes.origin.language)


def _two_speakers(a: Topic, b: Topic) -> bool:
    assert isinstance(a.claim, Statement)
    assert isinstance(b.claim, Statement)
    first, second = a.claim.speaker, b.claim.speaker
    return first is not None and second is not None and first.name != second.name


def restated(a: Topic, b: Topic) -> Grounds:
    """Tell whether two statements say one thing in other words, or what keeps them apart."""
    if a.denies != b.denies:
        return Grounds("stance", "one denies")
    if a.silent or b.silent:
        return Grounds("stance", "one declines to say")
    if a.lasts != b.lasts:
        return Grounds("content", "one goes on")
    first, second = a.core, b.core
    shared = first & b.content | second & a.content
    if len(shared) < _RESTATED:
        return Grounds("content", "two contents", (), 0.0, shared)
    if _opposed(a, b) or _undone(a, b):
        return Grounds("content", "one undoes the other")
    elsewhere = a.near_countries - b.article.countries or b.near_countries - a.article.countries
    if elsewhere or _of_two_offices(a, b):
        return Grounds("parties", "two parties")
    weight = sum(map(_weight, shared))
    longer = max(sum(map(_weight, first)), sum(map(_weight, second)))
    if weight < _ALIKE * longer:
        return Grounds("content", "two contents", (), weight, shared)
    if _contradicts(a, b) or _contradicts(b, a):
        return Grounds("stance", "one says that it is not so", (), weight, shared)
    language = a.origin.language
    if negates(a.claim.quote, language) != negates(b.claim.quote, language):
        return Grounds("stance", "one says that something is not so", (), weight, shared)
    numbers = [_numbers(topic.claim.quote, topic.origin.language) for topic in (a, b)]
    if numbers[0] - numbers[1] and numbers[1] - numbers[0]:
        return Grounds("content", "other numbers", (), weight, shared)
    return Grounds(None, "", ("content",), weight, shared)


@lru_cache(maxsize=65536)
def _numbers(quote: str, language: str) -> frozenset[Decimal]:
    """Return the values of the numerals and ordinals in a content, in digits or words."""
    reader = Reader.of(fold(quote), language, None)
    tokens = range(len(reader.tokens))
    numerals = {numeral.value for at in tokens if (numeral := reader.numeral(at)) is not None}
    return frozenset(numerals.union(Decimal(rank.value) for at in tokens if (rank := reader.ordinal(at))))


def _weight(key: str) -> float:
    if key.startswith(_DEEDS):
        return _DEED
    if key.startswith(_SILENT):
        return 0.0
    # A land says little: two texts of it tell of many things.
    return _LAND if _is_land(key) else _WORD


def _is_land(key: str) -> bool:
    """Tell a country (``name.`` and its code) from any other name."""
    return key.startswith("name.") and len(key) == len("name.EG")
