"""Names and country codes to entities."""

from __future__ import annotations

from ledger.store.entities import Named, entity


def test_a_code_and_the_name_of_a_country_are_one_entity() -> None:
    assert entity("UZ") == entity("Uzbekistan") == Named("Uzbekistan", "أوزبكستان", "country", "UZ")


def test_other_names_stay_as_they_are() -> None:
    for name in ("CSTO", "EU officials", "World", "ZZ9", "uz", "QQ"):
        assert entity(name) == Named(name, None, "other", None)
