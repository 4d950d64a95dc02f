"""What two ledgers differ in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ledger.store.compare import differences
from ledger.store.errors import LedgerError
from ledger.store.migrate import head
from tests.store.sample import change, fill, query, sample


@pytest.fixture
def other(db: Path) -> Path:
    """An equal ledger."""
    return Path(shutil.copyfile(db, db.with_name("other.db")))


def _differences(one: Path, other: Path) -> list[str]:
    return differences(one, other, names=("one", "the other"))


def test_equal_ledgers(db: Path, other: Path) -> None:
    assert _differences(db, other) == []


def test_ledgers_written_in_another_order_are_equal(db: Path, tmp_path: Path) -> None:
    assert _differences(db, fill(tmp_path / "turned.db", sample()[::-1])) == []


def test_a_changed_row(db: Path, other: Path) -> None:
    change(other, "UPDATE unit SET label = 'click' WHERE code = 'km'")
    row_id = query(db, "SELECT id FROM unit WHERE code = 'km'")[0][0]
    row = f"id {row_id}, code 'km', system 'ucum', dimension 'length', label {{}}, label_ar 'كيلومتر', "
    row += "factor '1000'"
    assert _differences(db, other) == [
        f"table unit: 1 row only in one, first: {row.format(repr('kilometre'))}",
        f"table unit: 1 row only in the other, first: {row.format(repr('click'))}",
    ]


def test_a_missing_source(db: Path, other: Path) -> None:
    change(other, "PRAGMA foreign_keys = ON", "DELETE FROM source WHERE key = 'border'")
    lines = _differences(db, other)
    assert [line.partition(",")[0] for line in lines] == [
        "table claim: 2 rows only in one",
        "table claim_entity: 2 rows only in one",
        "table claim_text: 2 rows only in one",
        "table comparison: 1 row only in one",
        "table figure: 2 rows only in one",
        "table mention: 3 rows only in one",
        "table sentence: 2 rows only in one",
        "table source: 1 row only in one",
        "table source_band: 20 rows only in one",
        "table support: 1 row only in one",
    ]
    assert all(len(line) < 240 for line in lines)


def test_null_and_empty_are_not_the_same(db: Path, other: Path) -> None:
    change(other, "UPDATE source SET author = '' WHERE key = 'border'")
    assert len(_differences(db, other)) == 2


def test_an_index_that_is_missing(db: Path, other: Path) -> None:
    change(other, "DROP INDEX ix_claim_rule")
    assert _differences(db, other) == ["index ix_claim_rule: only in one"]


def test_a_view_that_is_another(db: Path, other: Path) -> None:
    change(other, "DROP VIEW statements", "CREATE VIEW statements AS SELECT 1 AS id")
    assert _differences(db, other) == ["view statements: defined otherwise in the other"]


def test_a_search_index_that_is_out_of_step(db: Path, other: Path) -> None:
    change(other, "INSERT INTO claim_fts(claim_fts) VALUES ('delete-all')")
    (line,) = _differences(db, other)
    assert line.startswith("search index: ")
    assert "words only in one, first: term " in line


def test_another_revision(db: Path, other: Path) -> None:
    change(other, "UPDATE alembic_version SET version_num = '9999'")
    assert _differences(db, other) == [f"schema: one has {head()}, the other has 9999"]


def test_no_ledger(db: Path, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such file"):
        _differences(db, tmp_path / "none.db")
