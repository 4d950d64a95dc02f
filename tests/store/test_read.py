"""Opening a ledger to read it, and the proof of its quotations."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from ledger.store.errors import LedgerError
from ledger.store.read import misquotes, open_ledger
from ledger.store.tables import source
from tests.store.sample import change


def test_a_ledger_is_opened_to_read(db: Path) -> None:
    engine = open_ledger(db)
    with engine.connect() as connection:
        assert connection.scalars(select(source.c.key).order_by(source.c.key)).all() == [
            "border",
            "silent",
            "talks",
            "trade/north",
        ]
        with pytest.raises(OperationalError, match="readonly database"):
            connection.execute(source.delete())
    engine.dispose()


def test_a_path_with_signs_of_its_own_is_opened(db: Path) -> None:
    odd = db.rename(db.with_name("ledger? #1 100%25 أخبار.db"))
    with open_ledger(odd).connect() as connection:
        assert len(connection.scalars(select(source.c.key)).all()) == 4


def test_what_is_no_ledger_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such file"):
        open_ledger(tmp_path / "none.db")


def test_a_sound_ledger_has_no_misquotes(db: Path) -> None:
    with open_ledger(db).connect() as connection:
        assert misquotes(connection) == []


@pytest.mark.parametrize(
    ("damage", "table"),
    [
        (
            "UPDATE claim SET char_start = char_start + 1, char_end = char_end + 1 WHERE quote = '5 كم'",
            "claim",
        ),
        ("UPDATE mention SET quote = '6 كم' WHERE quote = '5 كم'", "mention"),
        (
            "UPDATE statement SET cue_start = cue_start + 1, cue_end = cue_end + 1 WHERE cue = 'نفى'",
            "statement",
        ),
        ("UPDATE statement SET content = 'الطريق' WHERE cue = 'نفى'", "statement"),
        ("UPDATE sentence SET char_end = char_end - 1 WHERE text LIKE '%5 كم.'", "sentence"),
    ],
)
def test_a_misquote_is_found(db: Path, damage: str, table: str) -> None:
    change(db, damage)
    with open_ledger(db).connect() as connection:
        (found,) = misquotes(connection)
    assert (found.table, found.source) == (table, "talks" if table == "statement" else "border")
    assert found.quote != found.found


def test_a_source_that_changed_misquotes_everything(db: Path) -> None:
    change(db, "UPDATE source SET text = 'x' || text WHERE key = 'border'")
    with open_ledger(db).connect() as connection:
        assert {row.table for row in misquotes(connection)} == {"claim", "mention", "sentence"}
