"""The flat views, as people who write SQL meet them."""

from __future__ import annotations

from pathlib import Path

from tests.store.sample import change, query

_COMMON = [
    "sentence",
    "source_id",
    "source",
    "title",
    "publisher",
    "published",
    "rule",
    "char_start",
    "char_end",
]


def _columns(db: Path, view: str) -> list[object]:
    return [name for _, name, *_ in query(db, f"PRAGMA table_info({view})")]


def test_columns(db: Path) -> None:
    assert _columns(db, "figures")[:2] == _columns(db, "statements")[:2] == ["id", "key"]
    assert _columns(db, "figures")[-9:] == _columns(db, "statements")[-9:] == _COMMON


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
        ("trade/north", aid, "money", ">", 3.3e8, None, "330000000", "USD", "US Dollar"),
        ("trade/north", aid, "money", "=", 3.3e8, 3.3e8, "330000000", "USD", "US Dollar"),
    ]
    assert query(db, "SELECT count(*) FROM figures") == [(6,)]


def test_figures_tells_what_is_measured_and_who_says_it(db: Path) -> None:
    rows = query(
        db, "SELECT measure, speaker, modality, gloss FROM figures WHERE kind = 'money' ORDER BY measure"
    )
    assert rows == [
        ("exports", "World Bank", "estimated", "exports: more than 330,000,000 USD"),
        ("imports", None, "asserted", "imports: 330,000,000 USD"),
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
    assert query(db, "SELECT * FROM statements") == []
    change(
        db,
        "INSERT INTO claim SELECT 1, '0000000000000800', source, sentence, 'statement', quote, 'gloss',"
        " 'asserted', (SELECT id FROM entity WHERE name = 'World Bank'), NULL, 'rule', char_start, char_end"
        " FROM claim LIMIT 1",
        "INSERT INTO statement VALUES (1, 'قال', 3, 6, 'content', NULL, 'say', 'indirect', 'affirmed', NULL)",
    )
    assert query(db, "SELECT id, speaker, stance, mode, content, cue, carrier FROM statements") == [
        (1, "World Bank", "say", "indirect", "content", "قال", None)
    ]
    assert query(db, "SELECT count(*) FROM figures") == [(6,)]
