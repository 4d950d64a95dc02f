"""Identity: published, so it may never change by accident."""

from __future__ import annotations

from ledger.store import keys


def test_keys_and_ids_stay_what_they_are() -> None:
    key = keys.claim_key("seeds/aid", "figure", "330 مليون دولار", 0)
    assert key == "f267f30508b0940b"
    assert keys.claim_id(key) == 8528904727893522
    assert keys.source_id("seeds/aid") == 3198693708974198
    assert keys.sentence_id("seeds/aid", "قال.", 1) == 6005930534557864
    assert keys.mention_id(key, "330 مليون دولار", 0) == 8860661149303307
    assert keys.unit_id("USD") == 8731239644046250
    assert keys.measure_id("exports") == 8932398862680890
    assert keys.entity_id("World Bank") == 3786129315109221


def test_every_part_counts() -> None:
    parts = [
        ("a", "figure", "5", 0),
        ("b", "figure", "5", 0),
        ("a", "statement", "5", 0),
        ("a", "figure", "6", 0),
    ]
    parts += [("a", "figure", "5", 1), ("", "afigure", "5", 0), ("a", "figure5", "", 0)]
    assert len({keys.claim_key(*part) for part in parts}) == len(parts)


def test_ids_are_safe_in_json() -> None:
    assert all(0 <= keys.row_id("unit", number) < 2**53 for number in range(1000))


def test_one_name_in_two_tables_has_two_ids() -> None:
    assert keys.measure_id("length") != keys.entity_id("length")
