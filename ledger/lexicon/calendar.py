"""Calendar words of a language: months, weekdays, seasons, decades and the adjectives of time."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.cldr import month_names
from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import Block, forms, topic
from ledger.text.fold import folded


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Phrasebooks of the calendar: each maps a phrase to the number or the name it stands for."""

    months: Phrasebook[int]
    hijri_months: Phrasebook[int]
    weekdays: Phrasebook[int]
    seasons: Phrasebook[int]
    decades: Phrasebook[int]
    periods: Phrasebook[str]
    period_plurals: Phrasebook[str]
    which: Phrasebook[str]
    parts: Phrasebook[str]
    days: Phrasebook[int]
    this: Phrasebook[str]
    same: Phrasebook[str]
    spans: Phrasebook[str]
    of: Phrasebook[str]
    year: Phrasebook[str]
    month: Phrasebook[str]
    eras: Phrasebook[str]
    clock: Phrasebook[str]
    before_year: Phrasebook[str]
    carriers: Phrasebook[str]
    last_part: Phrasebook[str]
    first_of: Phrasebook[str]
    first_day: Phrasebook[str]
    until: Phrasebook[str]
    closing: Phrasebook[str]
    delivered: Phrasebook[str]
    before_christ: Phrasebook[str]
    of_age: Phrasebook[str]
    half_days: Phrasebook[str]
    day_halves: frozenset[str]
    ambiguous_months: frozenset[str]
    before_two: frozenset[str]
    apposed: frozenset[str]
    dated: frozenset[str]
    common: frozenset[str]
    before_era: frozenset[str]
    this_year: frozenset[str]
    previous: frozenset[str]
    minutes: frozenset[str]
    played: frozenset[str]
    happened: Phrasebook[str]
    minute: str

    @property
    def openings(self) -> tuple[Phrasebook[int] | Phrasebook[str], ...]:
        """The phrasebooks whose phrases can begin a date."""
        return (
            self.months, self.hijri_months, self.weekdays, self.seasons, self.decades, self.periods,
            self.period_plurals, self.parts, self.days, self.this, self.same, self.spans, self.first_day,
        )  # fmt: skip


def _numbered(blocks: dict[str, Block], *lists: str) -> Phrasebook[int]:
    return Phrasebook((form, int(key)) for key, block in blocks.items() for form in forms(block, *lists))


def _named(blocks: dict[str, Block], *lists: str) -> Phrasebook[str]:
    return Phrasebook((form, key) for key, block in blocks.items() for form in forms(block, *lists))


def _words(block: Block, *lists: str) -> frozenset[str]:
    return frozenset(map(folded, forms(block, *lists)))


@kept
def calendar_words(language: str) -> CalendarWords:
    """Return the calendar words of a language: CLDR's months and what the TOML adds."""
    blocks = topic(language, "calendar")
    ours = [(form, int(key)) for key, block in blocks["month"].items() for form in forms(block)]
    return CalendarWords(
        months=Phrasebook([*ours, *month_names(language)]),
        hijri_months=_numbered(blocks["hijri"]),
        weekdays=_numbered(blocks["weekday"]),
        seasons=_numbered(blocks["season"]),
        decades=_numbered(blocks["decade"]),
        periods=_named(blocks["period"]),
        period_plurals=_named(blocks["period"], "plurals"),
        which=_named(blocks["which"], "forms", "previous"),
        parts=_named(blocks["part"]),
        days=_numbered(blocks["relative"]["day"]),
        this=_named({"this": blocks["this"]}),
        same=_named({"same": blocks["same"]}),
        spans=_named({"span": blocks["span"]}),
        of=_named({"of": blocks["joint"]["of"]}),
        year=_named({"year": blocks["joint"]["year"]}),
        month=_named({"month": blocks["joint"]["month"]}),
        eras=_named(blocks["era"]),
        clock=_named({"clock": blocks["clock"]}),
        before_year=_named({"year": blocks["before"]["year"]}),
        carriers=_named({"day": blocks["day"]["carrier"]}),
        last_part=_named({"last": blocks["ordinal"]["part"]}),
        first_of=_named({"first": blocks["first"]["of"]}),
        first_day=_named({"day": blocks["first"]["day"]}),
        until=_named({"until": blocks["bound"]["until"]}),
        closing=Phrasebook((form, "until") for form in forms(blocks["bound"]["until"], "closing")),
        delivered=_named({"month": blocks["delivered"]}),
        before_christ=_named({"bc": blocks["bc"]}),
        of_age=_named({"age": blocks["of"]["age"]}),
        half_days=_named({"day": blocks["half"]["day"]}),
        day_halves=_words(blocks["half"]["day"], "nouns"),
        ambiguous_months=frozenset(
            folded(form) for block in blocks["month"].values() for form in forms(block, "ambiguous")
        ),
        before_two=_words(blocks["two"]["before"]),
        apposed=_words(blocks["day"]["carrier"], "apposed"),
        dated=_words(blocks["day"]["carrier"], "dated"),
        common=_words(blocks["era"]["common"], "plain"),
        before_era=_words(blocks["before"]["year"], "era"),
        this_year=_words(blocks["joint"]["year"], "alone"),
        previous=_words(blocks["which"]["last"], "previous"),
        minutes=_words(blocks["clock"], "minutes"),
        played=_words(blocks["clock"], "played"),
        happened=Phrasebook((form, "happened") for form in forms(blocks["happened"])),
        minute=blocks["clock"]["lemma"],
    )
