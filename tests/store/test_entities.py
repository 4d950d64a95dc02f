"""Names and country codes to entities."""

from __future__ import annotations

import pytest

from ledger.claims.statement import Name
from ledger.store.entities import Named, entity, named


def test_a_code_and_the_name_of_a_country_are_one_entity() -> None:
    assert entity("UZ") == entity("Uzbekistan") == Named("Uzbekistan", "أوزبكستان", "country", "UZ")


def test_a_country_has_one_name_however_it_is_called() -> None:
    assert entity("BA") == entity("Bosnia & Herzegovina")
    assert entity("BA").name == entity(entity("BA").name).name


def test_what_the_vocabulary_knows_is_told() -> None:
    assert entity("CSTO") == Named("CSTO", "منظمة معاهدة الأمن الجماعي", "organisation", None)
    found = entity("Vladimir Putin")
    assert found.kind == "person"
    assert found.name_ar
    assert "بوتين" in found.name_ar


@pytest.mark.parametrize("name", ["EU officials", "World", "ZZ9", "uz", "QQ", "EU", "UN"])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert entity(name) == Named(name, None, "other", None)


def test_a_speaker_whom_the_vocabulary_knows_is_the_one_it_knows() -> None:
    assert named(Name("Tajikistan", "دوشنبه", "place")) == entity("TJ")
    assert named(Name("World Bank", "World Bank", "other")) == entity("World Bank")


def test_a_speaker_whom_it_does_not_know_is_as_the_text_says() -> None:
    written = "سـامي\u200f\n الحداد"
    assert named(Name("Samy Al-Hdad", written, "person")) == Named(
        "Samy Al-Hdad", "سامي الحداد", "person", None
    )
    assert named(Name("X Corp", "X Corp")) == Named("X Corp", None, "other", None)
