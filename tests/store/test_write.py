"""Filling a ledger: the rows, the search index, and what may not get in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from ledger.claims.claim import Claim
from ledger.pipeline import Reading
from ledger.source import Source
from ledger.store import write as module
from ledger.store.assemble import rows_of
from ledger.store.connect import filling
from ledger.store.errors import LedgerError
from ledger.store.migrate import create, migrate
from ledger.store.row import Rows
from ledger.store.tables import metadata
from ledger.store.write import load
from ledger.text.stem import search_stem
from tests.store.sample import change, fill, length, make_mention, make_source, query, sample


def _rows() -> list[Rows]:
    return [rows_of(source, told.figures, told.statements) for source, told in sample()]


def _load(path: Path, rows: Iterable[Rows]) -> None:
    with filling(path) as connection:
        migrate(connection)
        load(connection, rows)


def _schema(path: Path) -> set[tuple[object, ...]]:
    return set(query(path, "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"))


def test_every_row_is_written_as_it_is(db: Path) -> None:
    for field in fields(Rows):
        if field.name == "comparison":
            continue  # what claims say of one another is made when all are there
        expected: set[tuple[object, ...]] = set()
        for rows in _rows():
            found = getattr(rows, field.name)
            expected |= set(found.values() if isinstance(found, dict) else found)
        assert set(query(db, f'SELECT * FROM "{field.name}"')) == expected
        assert expected


def test_the_schema_ends_as_an_empty_ledger_has_it(db: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    create(empty)
    assert _schema(db) == _schema(empty)


def test_the_same_sources_give_the_same_bytes(db: Path, tmp_path: Path) -> None:
    again = fill(tmp_path / "again.db", sample())
    assert again.read_bytes() == db.read_bytes()


@pytest.mark.parametrize("batch", [1, 3, 1000])
def test_the_size_of_a_batch_makes_no_difference(
    db: Path, tmp_path: Path, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", batch)
    again = fill(tmp_path / "again.db", sample())
    assert again.read_bytes() == db.read_bytes()


def test_the_order_of_sources_makes_no_difference_to_the_rows(db: Path, tmp_path: Path) -> None:
    again = fill(tmp_path / "again.db", sample()[::-1])
    for table in metadata.tables:
        sql = f'SELECT * FROM "{table}"'
        assert query(again, sql) == query(db, sql)


def test_the_file_needs_no_other_beside_it(db: Path) -> None:
    assert query(db, "PRAGMA journal_mode") == [("delete",)]
    assert [path.name for path in db.parent.iterdir()] == [db.name]
    assert query(db, "PRAGMA freelist_count") == [(0,)]
    assert query(db, "SELECT count(*) > 0 FROM sqlite_stat1") == [(1,)]
    assert query(db, "PRAGMA foreign_key_check") == []
    assert query(db, "PRAGMA integrity_check") == [("ok",)]


def _search(db: Path, words: str) -> list[str]:
    sql = "SELECT quote FROM claim_fts JOIN claim ON claim.id = claim_fts.rowid WHERE claim_fts MATCH "
    return sorted(str(quote) for (quote,) in query(db, f"{sql} '{words}'"))


def test_search_finds_claims_by_folded_word_and_by_stem(db: Path) -> None:
    assert _search(db, "norm : الحد") == ["980 كم"]
    assert _search(db, f"stem : {search_stem('للبنك')}") == [
        "330 مليون دولار",
        "بلغت أكثر من 330 مليون دولار",
        "عام 2023",
        "٤٦٫٢٪",
    ]
    assert _search(db, "norm : بنك") == []


def test_search_finds_a_statement_by_its_words_and_by_who_says_it(db: Path) -> None:
    assert _search(db, 'norm : "ولن يمتد"') == ["نفى الوزير أن الطريق بطول 7 كم. ولن يمتد"]
    assert _search(db, "norm : peskov") == ["اللقاء ألغي", "نفى الوزير أن الطريق بطول 7 كم. ولن يمتد"]
    assert _search(db, "norm : tass") == ["نفى الوزير أن الطريق بطول 7 كم. ولن يمتد"]


def test_search_follows_later_removals(db: Path) -> None:
    change(db, "PRAGMA foreign_keys = ON", "DELETE FROM source WHERE key = 'trade/north'")
    assert query(db, "SELECT count(*) FROM claim") == [(7,)]
    assert query(db, "SELECT count(*) FROM statement") == [(4,)]
    assert _search(db, "norm : البنك") == []
    assert _search(db, "norm : الحد") == ["980 كم"]
    change(db, "INSERT INTO claim_fts(claim_fts, rank) VALUES ('integrity-check', 1)")


def test_search_follows_later_changes(db: Path) -> None:
    change(db, "UPDATE claim_text SET norm = 'المضيق' WHERE norm LIKE '%الحد%'")
    assert _search(db, "norm : الحد") == []
    assert _search(db, "norm : المضيق") == ["980 كم"]


def test_a_ledger_without_sources_is_sound(tmp_path: Path) -> None:
    empty = fill(tmp_path / "empty.db", [])
    assert query(empty, "PRAGMA integrity_check") == [("ok",)]


def test_two_things_with_one_id_are_an_error(tmp_path: Path) -> None:
    first, _, third, _ = _rows()
    third.claim[0] = third.claim[0]._replace(id=first.claim[0].id)
    with pytest.raises(LedgerError, match=f"table claim: two different rows have the id {first.claim[0].id}"):
        _load(tmp_path / "new.db", [first, third])


def test_two_sources_with_one_id_are_an_error(tmp_path: Path) -> None:
    first, second, *_ = _rows()
    second.source[0] = second.source[0]._replace(id=first.source[0].id)
    with pytest.raises(LedgerError, match=r"table source: two different rows .*'border'.*'silent'.*rename"):
        _load(tmp_path / "new.db", [first, second])


def test_two_shared_things_with_one_id_are_an_error(tmp_path: Path) -> None:
    first, _, third, _ = _rows()
    row = next(iter(first.unit.values()))
    third.unit[row.id] = row._replace(code="furlong")
    with pytest.raises(LedgerError, match="table unit: two different rows"):
        _load(tmp_path / "new.db", [first, third])


def test_two_sources_may_know_a_name_differently(tmp_path: Path) -> None:
    rows = _rows()
    other = _rows()[3]
    bare = next(row for row in other.entity.values() if row.name == "Dmitry Peskov")
    alias = next(row for row in other.entity_alias.values() if row.entity == bare.id)
    other.entity = {bare.id: bare._replace(name_ar=None, kind="other")}
    other.entity_alias = {alias.id: alias._replace(evidence="a: <first>")}
    only = replace(Rows(), entity=other.entity, entity_alias=other.entity_alias)
    for number, order in enumerate(([*rows, only], [only, *rows])):
        path = tmp_path / f"{number}.db"
        _load(path, order)
        sql = (
            "SELECT kind, evidence FROM entity JOIN entity_alias ON entity = entity.id WHERE alias = 'بيسكوف'"
        )
        assert query(path, sql) == [("person", "a: <first>")]


def test_a_row_that_the_schema_refuses_is_named(tmp_path: Path) -> None:
    rows = _rows()[0]
    rows.figure[1] = rows.figure[1]._replace(low_real=6.0)
    with pytest.raises(
        LedgerError, match=r"table figure: CHECK constraint failed: ck_figure_interval: .*'length'"
    ):
        _load(tmp_path / "new.db", [rows])


def test_a_row_that_refers_to_nothing_is_an_error(tmp_path: Path) -> None:
    rows = _rows()[0]
    rows.sentence.pop()
    with pytest.raises(LedgerError, match=r"table claim: row .* refers to a row of sentence"):
        _load(tmp_path / "new.db", [rows])


def test_text_of_every_kind_comes_back(tmp_path: Path) -> None:
    text = (
        "\ufeffعُنوان\u200f 𝟙\r\n\u202bيبلغ الطول\u00a05\u00a0كـم\u202c.\r\r\n\u2067ﺍﻟﻄﻮﻝ ٥\u2069 😀 'كم' \"؛"
    )
    source: Source = replace(make_source("mixed", text), publisher="د. 'ع' \"ن\"")
    claim = make_mention(text, "5\u00a0كـم", length("5"))
    db = fill(tmp_path / "mixed.db", [(source, Reading([Claim((claim,))], []))])
    assert query(db, "SELECT text, publisher FROM source") == [(text, source.publisher)]
    assert query(
        db,
        "SELECT substr(source.text, char_start + 1, char_end - char_start) FROM claim JOIN source"
        " ON source.id = claim.source",
    ) == [("5\u00a0كـم",)]


def test_a_full_disk_is_said_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    with pytest.raises(
        LedgerError, match=r"full\.db: cannot be written: database or disk is full: make room"
    ):
        _load_into(path, pages=60)


def _load_into(path: Path, pages: int) -> None:
    with filling(path) as connection:
        migrate(connection)
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        load(connection, _rows())
