"""Cities: known by their Arabic names, and none of them an ordinary word."""

from __future__ import annotations

import pytest

from ledger.lexicon import gather_cities
from ledger.lexicon.cues import cues
from ledger.lexicon.entities import cities, entities
from ledger.lexicon.nouns import function_words
from ledger.lexicon.person_names import given_names
from ledger.pipeline import extract
from ledger.text.fold import folded

NAMES = {folded(name): city for name, city in cities("ar")}


@pytest.mark.parametrize(
    ("arabic", "english", "country"),
    [
        ("حلب", "Aleppo", "SY"),
        ("سمرقند", "Samarkand", "UZ"),
        ("خجند", "Khujand", "TJ"),
        ("شانغهاي", "Shanghai", "CN"),
        ("لوس أنجلوس", "Los Angeles", "US"),
        ("رام الله", "Ramallah", "PS"),
        ("نيويورك", "New York City", "US"),
    ],
)
def test_known_cities(arabic: str, english: str, country: str) -> None:
    city = NAMES[folded(arabic)]
    assert (city.name, city.kind, city.country) == (english, "place", country)


@pytest.mark.parametrize(
    "word",
    [
        "ال",
        "كان",
        "بن",
        "طراز",
        "يزد",
        "سالم",
        "المدينة",
        "العين",
        "الباب",
        "سار",
        "ليل",
        "تدمر",
        "ليون",
        "آمل",
    ],
)
def test_words_are_no_cities(word: str) -> None:
    assert folded(word) not in NAMES


def test_no_city_is_a_word_a_name_or_a_verb_of_saying() -> None:
    ordinary = (
        function_words("ar") | set(cues("ar").forms.phrases) | {folded(name) for name in given_names("ar")}
    )
    assert set(NAMES) & ordinary <= {folded("الخليل")}


def test_names_are_in_arabic_letters_and_of_a_country() -> None:
    assert len(NAMES) >= 2000
    for name, city in NAMES.items():
        assert all("\u0621" <= char <= "\u064a" or char in " -" for char in name), name
        assert city.country is not None
        assert len(city.country) == 2


def test_countries_and_capitals_come_before_cities() -> None:
    assert entities("ar").phrases["موسكو"].kind == "country"
    assert entities("ar").phrases["سنغافوره"].kind == "country"


def test_a_billion_is_not_in_lyon() -> None:
    assert [claim.figure.unit for claim in extract("أنفقت الشركة بليون دولار.")] == ["USD"]


def test_the_file_is_what_geonames_gives() -> None:
    written = [(city.name, city.country, name) for name, city in cities("ar")]
    gathered = [(city, country, name) for city, country, names in gather_cities.gather() for name in names]
    assert written == gathered, "run python -m ledger.lexicon.gather_cities"
