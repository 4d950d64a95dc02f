"""Entities that the world already knows: countries, organisations, people, groups, by their written names."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from ledger.lexicon.cases import declined
from ledger.lexicon.cldr import territory_labels, territory_names
from ledger.lexicon.kept import kept
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.read import forms, topic

_KINDS = ("organisations", "people", "groups", "offices")


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name: the canonical English name, its kind, a code where one is known.

    ``seat`` tells a country named by its capital, which then means its government.
    ``code`` is an ISO 3166 alpha-2 code for a country; ``country`` that of what belongs to one.
    """

    name: str
    kind: str
    code: str | None = None
    country: str | None = None
    seat: bool = False


@cache
def country(code: str) -> Entity:
    """Return the country with an ISO 3166 alpha-2 code.

    >>> country("TJ").name
    'Tajikistan'
    """
    block = topic("concepts", "countries").get(code, {})
    name = block.get("english") or territory_labels("en").get(code, code)
    return Entity(name, "country", code)


@kept
def entities(language: str, *, doubtful: bool = False) -> Phrasebook[Entity]:
    """Return every known entity of a language by its names; countries by name and capital; cities.

    ``doubtful`` takes in the names that are ordinary words too (القاعدة, العالم): they
    name somebody only where a speaker must stand.
    """
    return Phrasebook([*known_entities(language, doubtful=doubtful), *cities(language)], definite=False)


def known_entities(language: str, *, doubtful: bool) -> list[tuple[str, Entity]]:
    """Return the names of every entity but cities."""
    found: list[tuple[str, Entity]] = []
    concepts, written = topic("concepts", "entities"), topic(language, "entities")
    for key, block in written.items():
        concept = concepts[key]
        entity = Entity(key, concept["kind"], concept.get("code"), concept.get("country"))
        names = forms(block, "names")
        if block.get("famous"):
            names += forms(block, "surnames")
        ordinary = set(block.get("doubtful", names)) if block.get("ambiguous") else set()
        found += [(name, entity) for name in names if doubtful or name not in ordinary]
    for code, block in topic(language, "nationalities").items():
        if len(code) == 2:
            found += [(name, country(code)) for name in forms(block, "names")]
            found += [(name, replace(country(code), seat=True)) for name in forms(block, "capitals")]
    found += [(name, country(code)) for name, code in territory_names(language)]
    return found


@kept
def cities(language: str) -> tuple[tuple[str, Entity], ...]:
    """Return the cities of the world by their names in a language, as ``gather_cities`` wrote them."""
    file = resources.files(__package__).joinpath(language, "cities.json")
    if not file.is_file():
        return ()
    return tuple(
        (name, Entity(city, "place", None, code))
        for city, code, names in json.loads(file.read_text(encoding="utf-8"))
        for name in names
    )


@kept
def groups(language: str, *, singulars: bool = False) -> Phrasebook[Entity]:
    """Return the groups that speak together (officials, experts); with ``singulars`` one of each, too."""
    concepts = topic("concepts", "entities")
    return Phrasebook(
        declined(
            (name.removeprefix("ال"), Entity(english, "group"))
            for key, block in topic(language, "entities").items()
            if concepts[key]["kind"] == "group"
            for english, written in ((key, "names"), (concepts[key].get("singular", key), "singulars"))
            if singulars or written == "names"
            for name in forms(block, written)
        )
    )


def one_of(group: str) -> str:
    """Return what one of a group is called, or the name itself where it is no group.

    >>> one_of("survivors"), one_of("World Bank")
    ('survivor', 'World Bank')
    """
    return str(topic("concepts", "entities").get(group, {}).get("singular", group))


@cache
def demonym(code: str) -> str:
    """Return the English adjective of a country.

    >>> demonym("TJ")
    'Tajik'
    """
    return str(topic("concepts", "countries").get(code, {}).get("demonym", country(code).name))


@cache
def capital(code: str) -> str | None:
    """Return the English name of a country's capital (GeoNames), None where the vocabulary has none.

    It has none where an Arabic name of the capital is that of another city as well.

    >>> capital("TJ")
    'Dushanbe'
    """
    name: str | None = topic("concepts", "countries").get(code, {}).get("capital")
    return name


@kept
def full_names(language: str) -> dict[str, tuple[str, ...]]:
    """Return the written full names of each person, by canonical name."""
    concepts = topic("concepts", "entities")
    return {
        key: tuple(" ".join(_words(name)) for name in forms(block, "names") if " " in name)
        for key, block in topic(language, "entities").items()
        if concepts[key]["kind"] == "person"
    }


@kept
def surnames(language: str) -> dict[str, Entity]:
    """Return the people whose surname means them once their full name stands in the article."""
    concepts = topic("concepts", "entities")
    return {
        " ".join(_words(name)): Entity(
            key, concepts[key]["kind"], concepts[key].get("code"), concepts[key].get("country")
        )
        for key, block in topic(language, "entities").items()
        for name in forms(block, "surnames")
    }


def _words(name: str) -> list[str]:
    from ledger.lexicon.phrasebook import words_of

    return words_of(name)
