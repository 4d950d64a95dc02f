"""Sources and claims to rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ledger.claims.claim import Claim, Figure, Party
from ledger.claims.statement import Name
from ledger.source import Source
from ledger.span import Span
from ledger.store.assemble import rows_of
from tests.store.sample import (
    BORDER,
    TALKS,
    TRADE,
    length,
    make_mention,
    make_source,
    make_statement,
    sample,
    talks,
)


def _claim(text: str, quote: str, figure: Figure, nth: int = 0) -> Claim:
    return Claim((make_mention(text, quote, figure, nth=nth),))


def figures_of(index: int) -> tuple[Source, list[Claim]]:
    """Return a source of the sample with its figures alone."""
    source, told = sample()[index]
    return source, told.figures


def test_every_claim_gets_its_rows() -> None:
    for source, told in sample():
        rows = rows_of(source, told.figures, told.statements)
        assert len(rows.figure) == len(told.figures)
        assert len(rows.statement) == len(told.statements)
        assert len(rows.claim) == len(rows.claim_text) == len(rows.figure) + len(rows.statement)
        assert len(rows.mention) == sum(len(claim.mentions) for claim in told.figures)
        assert all(source.text[row.char_start : row.char_end] == row.quote for row in rows.claim)
        assert all(source.text[row.char_start : row.char_end] == row.quote for row in rows.mention)


def test_claims_stand_in_the_sentence_that_holds_them() -> None:
    source, claims = figures_of(0)
    rows = rows_of(source, claims)
    sentences = {row.id: row for row in rows.sentence}
    assert [sentences[row.sentence].position for row in rows.claim] == [0, 1]
    assert [row.norm for row in rows.claim_text] == [
        "يمتد الحد علي 980 كم 609 اميال",
        "ويقع المعبر علي بعد 5 كم",
    ]


def test_the_order_of_claims_does_not_matter() -> None:
    for source, told in sample():
        backwards = rows_of(source, told.figures[::-1], told.statements[::-1])
        assert backwards == rows_of(source, told.figures, told.statements)


def test_equal_quotations_are_told_apart_by_their_place() -> None:
    source, claims = figures_of(2)
    first, second = (row for row in rows_of(source, claims).claim if row.quote == "330 مليون دولار")
    assert first.key != second.key
    alone = rows_of(source, [claims[3]]).claim
    assert alone[0].key == first.key


def test_keys_survive_text_that_is_added_around() -> None:
    source, claims = figures_of(0)
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
    source, claims = figures_of(2)
    rows = rows_of(source, claims)
    assert sorted(row.code for row in rows.unit.values()) == ["%", "USD"]
    assert sorted(row.concept for row in rows.measure.values()) == ["exports", "imports"]
    assert sorted(row.name for row in rows.entity.values()) == ["Tajikistan", "Uzbekistan", "World Bank"]
    speakers = {row.quote: row.speaker for row in rows.claim if row.speaker is not None}
    assert [rows.entity[speaker].name for speaker in speakers.values()] == ["World Bank"]


def test_a_party_named_twice_is_one_party() -> None:
    source, claims = figures_of(0)
    rows = rows_of(source, [replace(claims[0], parties=(Party("TJ"), Party("Tajikistan")))])
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
    source, claims = figures_of(2)
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


def test_a_claim_that_begins_with_blanks_stands_in_the_sentence_behind_them() -> None:
    text = "خبر.  \n  خبر 5."
    told = make_statement(text, "خبر", "  \n  خبر 5")
    rows = rows_of(make_source("one", text), [], [told])
    assert rows.claim[0].sentence == rows.sentence[1].id


def test_a_sentence_without_end_is_searched_near_the_claim() -> None:
    filler = "كلمة وكلمة " * 200
    text = f"بعيد {filler}قريب 5 كم أيضا {filler}بعيد"
    (row,) = rows_of(make_source("one", text), [_claim(text, "5 كم", length("5"))]).claim_text
    assert {"قريب", "5", "كم", "ايضا"} <= set(row.norm.split())
    assert "بعيد" not in row.norm.split()
    assert len(row.norm) <= 1000


def test_a_statement_gets_its_rows() -> None:
    told = talks()
    rows = rows_of(make_source("talks", TALKS), told.figures, told.statements)
    claims = {row.id: row for row in rows.claim}
    found = {claims[row.claim].quote: row for row in rows.statement}
    deny = found["الطريق بطول 7 كم"]
    claim = claims[deny.claim]
    assert (claim.kind, claim.modality, claim.rule) == ("statement", "denied", "<cue> <speaker> <that>")
    assert claim.gloss == "Al-Wzyr denied: الطريق بطول 7 كم"
    assert TALKS[deny.cue_start : deny.cue_end] == deny.cue == "نفى"
    assert (deny.content, deny.speaker_text, deny.stance) == (claim.quote, "الوزير", "deny")
    assert (deny.mode, deny.polarity, deny.carrier) == ("indirect", "affirmed", None)
    negated = found["اللقاء ألغي"]
    assert (negated.polarity, claims[negated.claim].gloss) == (
        "negated",
        "Dmitry Peskov did not say: اللقاء ألغي",
    )
    nobody = found["اللقاء قريب"]
    assert (claims[nobody.claim].speaker, nobody.speaker_text) == (None, None)
    assert claims[nobody.claim].gloss == "somebody unnamed believed: اللقاء قريب"


def test_claims_know_the_statement_that_they_stand_in() -> None:
    told = talks()
    rows = rows_of(make_source("talks", TALKS), told.figures, told.statements)
    quotes = {row.id: row.quote for row in rows.claim} | {None: None}
    assert {row.quote: quotes[row.statement] for row in rows.claim} == {
        "7 كم": "الطريق بطول 7 كم",
        "الطريق بطول 7 كم": "نفى الوزير أن الطريق بطول 7 كم. ولن يمتد",
        "نفى الوزير أن الطريق بطول 7 كم. ولن يمتد": None,
        "اللقاء ألغي": None,
        "اللقاء قريب": None,
    }


def test_two_statements_of_the_same_words_do_not_hold_each_other() -> None:
    first = make_statement(TALKS, "ولم يقل", "اللقاء ألغي")
    second = make_statement(TALKS, "قال", "اللقاء ألغي", stance="deny")
    rows = rows_of(make_source("talks", TALKS), [], [first, second])
    assert [row.statement for row in rows.claim] == [None, None]
    assert len({row.key for row in rows.claim}) == 2
    assert rows == rows_of(make_source("talks", TALKS), [], [second, first])


def test_a_figure_and_a_statement_of_the_same_words_are_two_claims() -> None:
    told = make_statement(TALKS, "نفى", "7 كم")
    rows = rows_of(make_source("talks", TALKS), talks().figures, [told])
    statement, figure = rows.claim
    assert statement.quote == figure.quote
    assert statement.key != figure.key
    assert figure.statement == statement.id


def test_a_statement_over_several_sentences_stands_in_the_first() -> None:
    told = talks()
    rows = rows_of(make_source("talks", TALKS), told.figures, told.statements)
    long = next(row for row in rows.claim if row.quote.endswith("ولن يمتد"))
    assert long.sentence == rows.sentence[0].id
    words = next(row for row in rows.claim_text if row.claim == long.id)
    assert "يمتد" in rows.sentence[1].text
    assert {"وفق", "يمتد", "بيسكوف", "peskov", "tass"} <= set(words.norm.split())
    figure = next(row for row in rows.claim_text if row.claim == rows.figure[0].claim)
    assert {"الطريق", "wzyr"} <= set(figure.norm.split())


def test_every_written_name_is_a_spelling_with_its_evidence() -> None:
    told = talks()
    rows = rows_of(make_source("talks", TALKS), told.figures, told.statements)
    names = {(rows.entity[row.entity].name, row.alias, row.evidence) for row in rows.entity_alias.values()}
    assert names == {
        ("Al-Wzyr", "الوزير", "talks: <cue> <speaker> <that>"),
        ("Dmitry Peskov", "بيسكوف", "talks: <cue> <speaker> <that>"),
    }


def test_of_what_is_known_of_a_name_the_most_is_kept() -> None:
    bare = make_statement(TALKS, "قال", "اللقاء ألغي", Name("Sdyq", ""), "بيسكوف", rule="b")
    full = make_statement(TALKS, "نفى", "اللقاء قريب", Name("Sdyq", "صديق", "person"), "بيسكوف", rule="a")
    for order in ([bare, full], [full, bare]):
        rows = rows_of(make_source("talks", TALKS), [], order)
        (row,) = rows.entity.values()
        assert (row.name_ar, row.kind) == ("صديق", "person")
        (alias,) = rows.entity_alias.values()
        assert alias.evidence == "talks: a"


@pytest.mark.parametrize(
    ("part", "message"),
    [("span", "talks: rule <cue> <speaker> <that> quotes"), ("cue_span", "<that> has the cue 'نفى', but")],
)
def test_a_statement_that_misquotes_is_refused(part: str, message: str) -> None:
    told = make_statement(TALKS, "نفى", "7 كم")
    moved = Span(getattr(told, part).start + 1, getattr(told, part).end + 1)
    wrong = replace(told, span=moved) if part == "span" else replace(told, cue_span=moved)
    with pytest.raises(ValueError, match=message):
        rows_of(make_source("talks", TALKS), [], [wrong])
