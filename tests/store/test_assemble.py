"""Sources and claims to rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ledger.claims.claim import Claim, Figure
from ledger.span import Span
from ledger.store.assemble import rows_of
from tests.store.sample import BORDER, TRADE, length, make_mention, make_source, sample


def _claim(text: str, quote: str, figure: Figure, nth: int = 0) -> Claim:
    return Claim((make_mention(text, quote, figure, nth=nth),))


def test_every_claim_gets_its_rows() -> None:
    for source, claims in sample():
        rows = rows_of(source, claims)
        assert len(rows.claim) == len(rows.figure) == len(rows.claim_text) == len(claims)
        assert len(rows.mention) == sum(len(claim.mentions) for claim in claims)
        assert all(source.text[row.char_start : row.char_end] == row.quote for row in rows.claim)
        assert all(source.text[row.char_start : row.char_end] == row.quote for row in rows.mention)


def test_claims_stand_in_the_sentence_that_holds_them() -> None:
    source, claims = sample()[0]
    rows = rows_of(source, claims)
    sentences = {row.id: row for row in rows.sentence}
    assert [sentences[row.sentence].position for row in rows.claim] == [0, 1]
    assert [row.norm for row in rows.claim_text] == [
        "يمتد الحد علي 980 كم 609 اميال",
        "ويقع المعبر علي بعد 5 كم",
    ]


def test_the_order_of_claims_does_not_matter() -> None:
    for source, claims in sample():
        assert rows_of(source, claims[::-1]) == rows_of(source, claims)


def test_equal_quotations_are_told_apart_by_their_place() -> None:
    source, claims = sample()[2]
    first, second = (row for row in rows_of(source, claims).claim if row.quote == "330 مليون دولار")
    assert first.key != second.key
    alone = rows_of(source, [claims[3]]).claim
    assert alone[0].key == first.key


def test_keys_survive_text_that_is_added_around() -> None:
    source, claims = sample()[0]
    before = rows_of(source, claims)
    grown = f"عنوان جديد.\n\n{BORDER} وهناك 7 كم."
    moved = [
        replace(
            claim,
            mentions=tuple(
                replace(mention, span=Span(mention.span.start + 13, mention.span.end + 13))
                for mention in claim.mentions
            ),
        )
        for claim in claims
    ]
    assert grown[13 : 13 + len(BORDER)] == BORDER
    after = rows_of(replace(source, text=grown), [*moved, _claim(grown, "7 كم", length("7"))])
    assert [row.key for row in after.claim][:2] == [row.key for row in before.claim]
    assert {row.id for row in before.mention} < {row.id for row in after.mention}
    assert {row.id for row in before.sentence} < {row.id for row in after.sentence}
    assert [row.char_start for row in after.claim][:2] == [row.char_start + 13 for row in before.claim]


def test_spelling_variants_of_a_quotation_have_one_key() -> None:
    written = ["على بعد ٥ كم.", "على بعد 5 كم.", "على بعد 5 كـم."]
    keys = set()
    for text in written:
        quote = text[8:-1]
        keys.add(rows_of(make_source("one", text), [_claim(text, quote, length("5"))]).claim[0].key)
    assert len(keys) == 1


def test_units_measures_and_entities_come_once() -> None:
    source, claims = sample()[2]
    rows = rows_of(source, claims)
    assert sorted(row.code for row in rows.unit.values()) == ["%", "USD"]
    assert sorted(row.concept for row in rows.measure.values()) == ["exports", "imports"]
    assert sorted(row.name for row in rows.entity.values()) == ["Tajikistan", "Uzbekistan", "World Bank"]
    speakers = {row.quote: row.speaker for row in rows.claim if row.speaker is not None}
    assert [rows.entity[speaker].name for speaker in speakers.values()] == ["World Bank"]


def test_a_party_named_twice_is_one_party() -> None:
    source, claims = sample()[0]
    rows = rows_of(source, [replace(claims[0], about=("TJ", "Tajikistan"))])
    assert len(rows.claim_entity) == 1


def test_values_are_exact_and_beside_them_sortable() -> None:
    digits = "9" * 400
    text = f"بلغ {digits} و0.10 كم."
    huge = Figure("count", Decimal(digits), Decimal(digits), "1")
    small = Figure("length", Decimal("0.10"), None, "km", ">")
    rows = rows_of(make_source("one", text), [_claim(text, digits, huge), _claim(text, "0.10 كم", small)])
    assert [(row.low, row.high) for row in rows.figure] == [(digits, digits), ("0.1", None)]
    # No float holds the first, and JSON has no word for infinity.
    assert [(row.low_real, row.high_real) for row in rows.figure] == [(None, None), (0.1, None)]


def test_periods_get_their_days() -> None:
    source, claims = sample()[2]
    row = next(row for row in rows_of(source, claims).figure if row.period)
    assert (row.period, row.period_earliest, row.period_latest) == ("2023", "2023-01-01", "2023-12-31")


def test_a_currency_that_is_not_certain_names_the_possible_ones() -> None:
    text = "نحو 5 دنانير."
    figure = Figure("money", Decimal(5), Decimal(5), None, "~", unit_candidates=("IQD", "JOD"))
    row = rows_of(make_source("one", text), [_claim(text, "5 دنانير", figure)]).figure[0]
    assert (row.unit, row.unit_candidates) == (None, '["IQD", "JOD"]')


def test_a_wrong_quotation_is_refused() -> None:
    mention = make_mention(TRADE, "عام 2023", Figure("date", edtf="2023"))
    wrong = replace(mention, span=Span(mention.span.start + 1, mention.span.end + 1))
    with pytest.raises(ValueError, match="one: rule <number> <unit> quotes 'عام 2023'"):
        rows_of(make_source("one", TRADE), [Claim((wrong,))])


def test_a_claim_outside_every_sentence_is_refused() -> None:
    text = "خبر.  \n  خبر 5."
    blank = Claim((replace(make_mention(text, "  ", length("5")), rule="none"),))
    with pytest.raises(ValueError, match="one: the claim at 4"):
        rows_of(make_source("one", text), [blank])


def test_a_sentence_without_end_is_searched_near_the_claim() -> None:
    filler = "كلمة وكلمة " * 200
    text = f"بعيد {filler}قريب 5 كم أيضا {filler}بعيد"
    (row,) = rows_of(make_source("one", text), [_claim(text, "5 كم", length("5"))]).claim_text
    assert {"قريب", "5", "كم", "ايضا"} <= set(row.norm.split())
    assert "بعيد" not in row.norm.split()
    assert len(row.norm) <= 1000
