"""A ledger of every earlier revision upgrades, with its rows, to what the newest revision makes of it.

Each revision has a small ledger as SQL in ``dumps/REVISION.sql``. After a new revision, its own is
made of the one before (the first: of the sample) by

    WRITE_DUMP=1 python -m pytest tests/store/test_upgrade.py

and committed once it has been read. The older ones stay as they are: what a lexicon or a stemmer says
today is no matter here.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.store import migrate
from ledger.store.compare import differences
from ledger.store.views import SEARCH, SEARCH_REBUILD
from tests.store.sample import fill, query, sample

DUMPS = Path(__file__).parent / "dumps"
# Columns that a revision gives other values on purpose: "table.column".
REWRITTEN: frozenset[str] = frozenset()


def _made(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return type, name and SQL of all that is no shadow of another thing, tables first."""
    return connection.execute(
        "SELECT type, name, sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        f" AND name NOT LIKE '{SEARCH}~_%' ESCAPE '~' ORDER BY type = 'table' DESC, rowid"
    ).fetchall()


def _dump(db: Path) -> str:
    """Return the SQL that makes the ledger at ``db`` again.

    ``sqlite3``'s own dump writes the shadow tables of a full-text index by hand; here the
    index is made and filled as a ledger does it.
    """
    lines = ["BEGIN;"]
    with closing(sqlite3.connect(db)) as connection:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        lines.append(f"PRAGMA application_id = {mark};")
        made = _made(connection)
        lines += [f"{sql};" for kind, _, sql in made if kind == "table"]
        for kind, name, _ in made:
            if kind != "table" or name == SEARCH:
                continue
            columns = [column for _, column, *_ in connection.execute(f'PRAGMA table_info("{name}")')]
            values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
            for (row,) in connection.execute(f'SELECT {values} FROM "{name}" ORDER BY 1'):
                # One line a row: a line break in a text is joined in.
                safe = row.replace("\r", "'||char(13)||'").replace("\n", "'||char(10)||'")
                lines.append(f'INSERT INTO "{name}" VALUES ({safe});')
        lines.append(f"{SEARCH_REBUILD};")
        lines += [f"{sql};" for kind, _, sql in made if kind != "table"]
    text = "\n".join([*lines, "COMMIT;", ""])
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))


def _load(revision: str, db: Path) -> Path:
    with closing(sqlite3.connect(db)) as connection:
        connection.executescript((DUMPS / f"{revision}.sql").read_text(encoding="utf-8"))
    return db


def _rows(db: Path, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    listed = {table: ", ".join(f'"{name}"' for name in names) for table, names in columns.items()}
    return {
        table: sorted(query(db, f'SELECT {names} FROM "{table}"'), key=repr)
        for table, names in listed.items()
    }


def _columns(db: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(db)) as connection:
        return {
            table: [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
            for kind, table, _ in _made(connection)
            if kind == "table" and table not in (SEARCH, "alembic_version")
        }


def test_write_the_dump_when_asked(tmp_path: Path) -> None:
    if not os.environ.get("WRITE_DUMP"):
        pytest.skip("writes only with WRITE_DUMP=1")
    *earlier, head = migrate.revisions()
    db = tmp_path / "ledger.db"
    if earlier:
        migrate.upgrade(_load(earlier[-1], db))
    else:
        fill(db, sample())
    (DUMPS / f"{head}.sql").write_text(_dump(db), encoding="utf-8", newline="\n")


def test_every_revision_has_its_dump() -> None:
    assert sorted(path.stem for path in DUMPS.glob("*.sql")) == list(migrate.revisions())


@pytest.mark.parametrize("revision", migrate.revisions())
def test_an_upgrade_makes_of_a_dump_what_the_newest_dump_holds(revision: str, tmp_path: Path) -> None:
    old = _load(revision, tmp_path / "old.db")
    assert migrate.revision(old) == revision
    assert migrate.upgrade(old) == (revision, migrate.head())
    newest = _load(migrate.head(), tmp_path / "newest.db")
    assert differences(old, newest, names=("the upgraded ledger", "the newest dump")) == []


@pytest.mark.parametrize("revision", migrate.revisions())
def test_an_upgrade_keeps_what_was_there(revision: str, tmp_path: Path) -> None:
    before = _load(revision, tmp_path / "before.db")
    after = _load(revision, tmp_path / "after.db")
    migrate.upgrade(after)
    now = _columns(after)
    kept = {
        table: [name for name in columns if name in now[table] and f"{table}.{name}" not in REWRITTEN]
        for table, columns in _columns(before).items()
        if table in now
    }
    assert sum(map(len, _rows(before, kept).values())) > 40
    assert _rows(after, kept) == _rows(before, kept)


def test_the_newest_dump_has_the_schema_of_a_new_ledger(tmp_path: Path) -> None:
    newest = _load(migrate.head(), tmp_path / "newest.db")
    new = tmp_path / "new.db"
    migrate.create(new)
    made = []
    for path in (newest, new):
        with closing(sqlite3.connect(path)) as connection:
            made.append({(kind, name, " ".join(sql.split())) for kind, name, sql in _made(connection)})
    assert made[0] == made[1]
