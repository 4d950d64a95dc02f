"""The flat views, as people who write SQL meet them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.sample import change, query

_LAST = ["statement_id", "source_id", "char_start", "char_end", "rule", "key"]


def _columns(db: Path, view: str) -> list[object]:
    return [name for _, name, *_ in query(db, f"PRAGMA table_info({view})")]


def test_what_a_person_reads_stands_first_and_what_a_machine_needs_last(db: Path) -> None:
    figures, statements = _columns(db, "figures"), _columns(db, "statements")
    assert figures[:5] == ["id", "gloss", "quote", "sentence", "source"]
    assert statements[:6] == ["id", "speaker", "stance", "content", "sentence", "source"]
    assert figures[-6:] == statements[-6:] == _LAST


@pytest.mark.parametrize("view", ["figures", "statements"])
def test_counting_the_rows_of_a_view_reads_one_index(db: Path, view: str) -> None:
    plan = query(db, f"EXPLAIN QUERY PLAN SELECT count(*) FROM {view}")
    assert [str(step[-1]).partition(" USING ")[0] for step in plan] == [f"SCAN {view.removesuffix('s')}"]


def test_the_largest_of_a_unit_are_read_off_an_index(db: Path) -> None:
    plan = query(
        db,
        "EXPLAIN QUERY PLAN SELECT claim FROM figure WHERE unit = 1"
        " ORDER BY ifnull(high_real, low_real) DESC, claim LIMIT 5",
    )
    assert "ix_figure_unit_value" in str(plan)


def test_figures_has_one_row_a_figure(db: Path) -> None:
    rows = query(
        db,
        "SELECT source, quote, kind, comparator, low, high, low_exact, unit, unit_label"
        " FROM figures WHERE low > 300000000 OR unit = 'km' ORDER BY source, char_start",
    )
    aid = "330 مليون دولار"
    assert rows == [
        ("border", "980 كم", "length", "=", 980, 980, "980", "km", "kilometre"),
        ("border", "5 كم", "length", "=", 5, 5, "5", "km", "kilometre"),
        ("talks", "7 كم", "length", "=", 7, 7, "7", "km", "kilometre"),
        ("trade/north", aid, "money", ">", 3.3e8, None, "330000000", "USD", "US Dollar"),
        ("trade/north", aid, "money", "=", 3.3e8, 3.3e8, "330000000", "USD", "US Dollar"),
    ]
    assert query(db, "SELECT count(*) FROM figures") == [(7,)]


def test_figures_tells_what_is_measured_and_who_says_it(db: Path) -> None:
    rows = query(
        db, "SELECT measure, speaker, modality, gloss FROM figures WHERE kind = 'money' ORDER BY measure"
    )
    assert rows == [
        (
            "exports",
            "World Bank",
            "estimated",
            "Tajik exports: more than $330 million (estimate, World Bank)",
        ),
        ("imports", None, "asserted", "imports: $330 million"),
    ]


def test_parties_are_listed_by_code_or_name(db: Path) -> None:
    assert query(db, "SELECT about FROM figures WHERE quote = '980 كم'") == [("KG, TJ",)]
    assert query(db, "SELECT about FROM figures WHERE quote = '5 كم'") == [(None,)]


def test_dates_carry_their_days_and_their_source(db: Path) -> None:
    assert query(
        db, "SELECT edtf, earliest, latest, title, publisher, published FROM figures WHERE kind = 'date'"
    ) == [("2023", "2023-01-01", "2023-12-31", "title of trade/north", "جريدة", "2024-01-05")]


def test_a_view_shows_the_sentence(db: Path) -> None:
    assert query(db, "SELECT sentence FROM figures WHERE quote = '5 كم'") == [("ويقع المعبر على بُعد 5 كم.",)]


def test_statements_has_one_row_a_statement(db: Path) -> None:
    rows = query(
        db,
        "SELECT speaker, speaker_text, stance, mode, polarity, carrier, cue, content"
        " FROM statements WHERE source = 'talks' ORDER BY char_start",
    )
    denied = "الطريق بطول 7 كم"
    long = f"نفى الوزير أن {denied}. ولن يمتد"
    assert rows == [
        ("Dmitry Peskov", "بيسكوف", "say", "direct", "affirmed", "TASS", "قال", long),
        ("Al-Wzyr", "الوزير", "deny", "indirect", "affirmed", None, "نفى", denied),
        ("Dmitry Peskov", "بيسكوف", "say", "indirect", "negated", None, "ولم يقل", "اللقاء ألغي"),
        (None, None, "believe", "indirect", "affirmed", None, "ومن المعتقد", "اللقاء قريب"),
    ]
    assert query(db, "SELECT count(*) FROM statements") == [(5,)]


def test_views_lead_to_the_statement_that_a_claim_stands_in(db: Path) -> None:
    figure = query(
        db,
        "SELECT statements.content, figures.speaker FROM figures"
        " JOIN statements ON statements.id = figures.statement_id WHERE figures.source = 'talks'",
    )
    assert figure == [("الطريق بطول 7 كم", "Al-Wzyr")]
    outer = query(
        db,
        "SELECT one.cue, other.cue FROM statements AS one JOIN statements AS other"
        " ON other.id = one.statement_id",
    )
    assert outer == [("نفى", "قال")]


def test_parties_are_told_by_code_only_where_they_are_countries(db: Path) -> None:
    change(db, "UPDATE entity SET kind = 'organisation', code = 'Q1' WHERE code = 'KG'")
    assert query(db, "SELECT about FROM figures WHERE quote = '980 كم'") == [("Kyrgyzstan, TJ",)]


# What ANALYZE finds in a ledger of 10,000 claims; of one of ten it says that nothing needs an index.
_LARGE = """
    ('support', 'ix_support_voices', '264 132'),
    ('comparison', 'ix_comparison_verdict', '352 71'),
    ('comparison', 'ix_comparison_gap', '352 36'),
    ('comparison', 'ix_comparison_conflict_gap', '132 22'),
    ('comparison', 'ix_comparison_conflict_published', '132 6')
"""


@pytest.mark.parametrize(
    ("view", "order", "index"),
    [
        ("agreement", "voices DESC", "ix_support_voices"),
        ("conflicts", "gap DESC", "ix_comparison_conflict_gap"),
        ("conflicts", "published DESC", "ix_comparison_conflict_published"),
    ],
)
def test_the_first_rows_of_a_long_view_are_read_off_an_index(
    db: Path, view: str, order: str, index: str
) -> None:
    change(db, "DELETE FROM sqlite_stat1", f"INSERT INTO sqlite_stat1 VALUES {_LARGE}")
    plan = query(db, f"EXPLAIN QUERY PLAN SELECT * FROM {view} ORDER BY {order} LIMIT 21")
    assert index in str(plan)
    assert "TEMP B-TREE FOR ORDER BY" not in str(plan)


def test_support_follows_comparisons_that_are_added_and_removed_by_hand(db: Path) -> None:
    before = query(db, "SELECT claim, voices, sources FROM support ORDER BY claim")
    [(one, other)] = query(
        db,
        "SELECT a.id, b.id FROM claim AS a JOIN claim AS b ON a.id < b.id AND a.source <> b.source"
        " WHERE a.kind = b.kind AND a.kind = 'figure'"
        " AND NOT EXISTS (SELECT 1 FROM support WHERE claim IN (a.id, b.id)) ORDER BY 1, 2 LIMIT 1",
    )
    keep = "PRAGMA foreign_keys = ON"
    row = f"(7, {one}, {other}, 'same', 0, 'Both say the same', 'measure')"
    columns = "(id, claim_a, claim_b, verdict, gap, reason, fields)"
    change(db, keep, f"INSERT INTO comparison {columns} VALUES {row}")
    assert query(db, f"SELECT voices FROM support WHERE claim IN ({one}, {other})") == [(2,), (2,)]
    assert query(
        db,
        "SELECT ifnull(comparison.published, '') = max(ifnull(a.published, ''), ifnull(b.published, '')),"
        " measure_a IS own.measure"
        " FROM comparison JOIN claim AS ca ON ca.id = claim_a JOIN claim AS cb ON cb.id = claim_b"
        " JOIN source AS a ON a.id = ca.source JOIN source AS b ON b.id = cb.source"
        " JOIN figure AS own ON own.claim = claim_a WHERE comparison.id = 7",
    ) == [(1, 1)]
    change(db, keep, "DELETE FROM comparison WHERE id = 7")
    assert query(db, "SELECT claim, voices, sources FROM support ORDER BY claim") == before
    change(db, keep, f"INSERT INTO comparison {columns} VALUES {row}", f"DELETE FROM claim WHERE id = {one}")
    assert query(db, "SELECT claim, voices, sources FROM support ORDER BY claim") == before
