"""The families of rules of a text, each by its name: what the pipeline runs, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ledger.lexicon.context import context_words, outlooks
from ledger.lexicon.cues import cues
from ledger.lexicon.entities import entities, full_names, groups, surnames
from ledger.lexicon.measures import measures
from ledger.lexicon.names import NameWords, name_words
from ledger.lexicon.nationalities import country_words, currency_of, issuers, national_currencies
from ledger.lexicon.nouns import adjectives, function_words, never_counted, nouns, verbs
from ledger.lexicon.offices import offices
from ledger.lexicon.person_names import genders
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.quantities import quantity_words
from ledger.lexicon.scores import score_words
from ledger.lexicon.subjects import subjects
from ledger.lexicon.units import unit_forms, unit_symbols
from ledger.rules.acquaintances import Acquaintances
from ledger.rules.amount import Vocabulary
from ledger.rules.amounts import AmountReader
from ledger.rules.bodies import BodyReader
from ledger.rules.context import ContextReader
from ledger.rules.date_reader import Dated
from ledger.rules.dates import RANK_DATE, find_dates
from ledger.rules.identifiers import find_identifiers
from ledger.rules.multiplied import find_multiplied
from ledger.rules.offices import OfficeReader
from ledger.rules.overlap import settle
from ledger.rules.quantities import QuantityReader
from ledger.rules.ranks import find_ordinals
from ledger.rules.reader import Reader
from ledger.rules.report import Report
from ledger.rules.reporting import ReportReader
from ledger.rules.rule import Found, Quantity
from ledger.rules.speaker_phrases import SpeakerPhraseReader
from ledger.rules.speakers import SpeakerReader
from ledger.rules.tense import TenseReader
from ledger.text.fold import Folded

Value = Quantity | Dated | None


@dataclass(frozen=True, slots=True)
class Room:
    """What every family reads: the text's tokens, its amounts and the names of a language."""

    reader: Reader
    amounts: AmountReader
    names: NameWords
    tense: TenseReader

    @classmethod
    def of(cls, folded: Folded, language: str, published: date | None, country: str | None = None) -> Room:
        """Return the room of one text; ``country`` (ISO 3166) decides what an ambiguous currency means."""
        reader = Reader.of(folded, language, published)
        currency = None if country is None else currency_of(country, language)
        amounts = AmountReader.of(reader, vocabulary(language), currency)
        tense = TenseReader(
            reader,
            amounts.book.nouns,
            adjectives(language),
            amounts.book.function,
            verbs(language),
            _surnames(language),
            _told(language),
            outlooks(language),
            amounts.book.countries,
        )
        return cls(reader, amounts, name_words(language), tense)


@cache
def _surnames(language: str) -> frozenset[str]:
    return frozenset(surnames(language))


@cache
def _told(language: str) -> frozenset[str]:
    return verbs(language).union(subjects(language).phrases.heads)


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return what amounts of a language are read with, compiled once."""
    return Vocabulary(
        units=unit_forms(language),
        symbols=unit_symbols(language),
        nouns=nouns(language),
        never=never_counted(language),
        function=function_words(language),
        words=quantity_words(language),
        scores=score_words(language),
        nations=national_currencies(language),
        countries=country_words(language),
        issuers=issuers(language),
        entities=entities(language),
    )


def _identifiers(room: Room) -> Iterator[Found[Value]]:
    return find_identifiers(room.reader, room.amounts, room.names)


def _dates(room: Room) -> Iterator[Found[Value]]:
    return find_dates(room.reader, room.amounts.nouns.stands_at, room.tense.is_ahead)


def _quantities(room: Room) -> Iterator[Found[Value]]:
    return QuantityReader(room.reader, room.amounts).find()


def _ordinals(room: Room) -> Iterator[Found[Value]]:
    return find_ordinals(room.reader, room.amounts)


def _multiplied(room: Room) -> Iterator[Found[Value]]:
    return find_multiplied(room.reader, room.amounts)


Family = Callable[[Room], Iterator[Found[Value]]]

# What has its own grammar comes first and closes its tokens; quantities are read off the rest.
NAMES_AND_DATES: dict[str, Family] = {"identifiers": _identifiers, "dates": _dates}
QUANTITIES: dict[str, Family] = {"quantities": _quantities, "ordinals": _ordinals, "multiplied": _multiplied}


@cache
def _bounds(language: str) -> Phrasebook[str]:
    """Return the words of comparison before a number and behind it."""
    words = quantity_words(language)
    return Phrasebook([*words.before.phrases.items(), *words.after.phrases.items()])


def find_reports(room: Room, language: str) -> list[Report]:
    """Return every attributed statement of a text in order."""
    words = cues(language)
    phrases = SpeakerPhraseReader(
        room.reader,
        words,
        entities(language),
        room.amounts.book.countries,
        function_words(language),
        adjectives(language),
        offices(language),
        nouns(language),
    )
    speakers = SpeakerReader(
        room.reader,
        words,
        entities(language),
        function_words(language),
        never_counted(language),
        nouns(language),
        BodyReader(
            room.reader,
            words,
            entities(language),
            groups(language),
            groups(language, singulars=True),
            entities(language, doubtful=True),
            room.amounts.book.countries,
            offices(language),
        ),
        phrases,
        OfficeReader(
            room.reader,
            offices(language),
            entities(language, doubtful=True),
            room.amounts.book.countries,
            nouns(language),
        ),
        Acquaintances(
            surnames(language),
            full_names(language),
            words.given,
            words.alike,
            genders(language),
            words.called,
        ),
    )
    reports = ReportReader(
        room.reader, words, speakers, room.reader.layout, verbs(language), quantity_words(language).changes
    )
    return list(reports.find())


def context_of(room: Room, language: str, found: list[Found[Value]], reports: list[Report]) -> ContextReader:
    """Return what reads the settings of a text's figures."""
    return ContextReader(
        room.reader,
        room.reader.layout,
        measures(language),
        context_words(language),
        _bounds(language),
        entities(language),
        surnames(language),
        room.amounts.book.countries,
        cues(language).given,
        function_words(language),
        nouns(language),
        room.tense,
        found,
        reports,
    )


def find_all(room: Room, without: Collection[str] = ()) -> list[Found[Value]]:
    """Return everything that the rules find in a text, no two overlapping, but for the families left out."""
    first = [
        found for name, family in NAMES_AND_DATES.items() if name not in without for found in family(room)
    ]
    certain = settle(found for found in first if found.rank <= RANK_DATE)
    for found in certain:
        room.reader.take(range(found.first, found.end))
    rest = [found for name, family in QUANTITIES.items() if name not in without for found in family(room)]
    return settle([*certain, *(found for found in first if found.rank > RANK_DATE), *rest])
