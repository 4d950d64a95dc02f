"""Revisions: what they make, how a ledger's own is told, and bringing an older ledger up to date."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from ledger.store import migrate
from ledger.store.errors import LedgerError
from ledger.store.tables import APPLICATION_ID, metadata
from ledger.store.views import SEARCH, VIEWS
from tests.store.sample import change, query

CHECKOUT = Path(__file__).parents[2]


def _alembic(*arguments: str, cwd: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alembic", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A ledger with no rows."""
    path = tmp_path / "ledger.db"
    migrate.create(path)
    return path


def _definitions(path: Path) -> dict[object, list[str]]:
    """Return every table and index with the lines of its definition, whose order says nothing."""
    rows = query(
        path,
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND type IN ('table', 'index') AND name <> 'alembic_version' AND name NOT LIKE 'sqlite_%'"
        f" AND name NOT LIKE '{SEARCH}%'",
    )
    return {name: sorted(line.strip().rstrip(",") for line in _lines(str(sql))) for name, sql in rows}


def _lines(sql: str) -> list[str]:
    """Return the lines of a definition; a column of a later revision is added to the line of the last one."""
    return [part for line in sql.splitlines() for part in re.split(r", (?=\w+ (?:TEXT|INTEGER)\b)", line)]


def test_the_revisions_make_the_schema_of_the_code(empty: Path, tmp_path: Path) -> None:
    modern = tmp_path / "modern.db"
    engine = create_engine(f"sqlite:///{modern}")
    metadata.create_all(engine)
    engine.dispose()
    assert _definitions(empty) == _definitions(modern)
    assert len(_definitions(empty)) > len(metadata.tables)


def test_the_views_are_those_of_the_code(empty: Path) -> None:
    found = set(query(empty, "SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    assert found == {(name, sql.strip()) for name, sql in VIEWS.items()}


def test_the_file_is_marked_as_a_ledger(empty: Path) -> None:
    assert query(empty, "PRAGMA application_id") == [(APPLICATION_ID,)]


def test_every_foreign_key_leads_an_index(empty: Path) -> None:
    engine = create_engine(f"sqlite:///{empty}")
    found = inspect(engine)
    for table in metadata.tables:
        leading = {index["column_names"][0] for index in found.get_indexes(table)}
        leading |= {unique["column_names"][0] for unique in found.get_unique_constraints(table)}
        leading.add(found.get_pk_constraint(table)["constrained_columns"][0])
        for key in found.get_foreign_keys(table):
            assert key["constrained_columns"][0] in leading, f"{table}.{key['constrained_columns'][0]}"
    engine.dispose()


def test_the_command_line_of_alembic_upgrades_checks_and_takes_back(tmp_path: Path) -> None:
    path = tmp_path / "with space %d ؟.db"
    for arguments in (["upgrade", "head"], ["check"], ["current", "--check-heads"]):
        done = _alembic("-x", f"db={path}", *arguments)
        assert done.returncode == 0, done.stderr
    assert migrate.revision(path) == migrate.head()
    change(path, "DROP INDEX ix_claim_rule")
    assert _alembic("-x", f"db={path}", "check").returncode != 0
    change(path, "CREATE INDEX ix_claim_rule ON claim (rule)")
    assert _alembic("-x", f"db={path}", "downgrade", "base").returncode == 0
    assert query(path, "SELECT name FROM sqlite_master WHERE name NOT LIKE '%alembic_version%'") == []
    assert query(path, "PRAGMA application_id") == [(0,)]


def test_alembic_takes_ledger_db_of_the_folder_it_runs_in(tmp_path: Path) -> None:
    done = _alembic("-c", str(CHECKOUT / "pyproject.toml"), "upgrade", "head", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert migrate.revision(tmp_path / "ledger.db") == migrate.head()


def test_the_revisions_are_numbered_in_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.migrations_folder()))
    script = ScriptDirectory.from_config(config)
    assert migrate.revisions() == tuple(
        revision.revision for revision in reversed(list(script.walk_revisions()))
    )
    assert script.get_heads() == [migrate.head()]


def test_a_ledger_is_made_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    migrate.create(Path("here.db"))
    assert migrate.revision(tmp_path / "here.db") == migrate.head()
    assert [path.name for path in tmp_path.iterdir()] == ["here.db"]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(
        LedgerError, match=r"none\.db: there is no such file: make it with 'ledger build --db"
    ):
        migrate.require_current(tmp_path / "none.db")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder, not a ledger"):
        migrate.require_current(tmp_path)


@pytest.mark.parametrize("content", [b"", b"SQLite", b"%PDF-1.7 and so on, for more than sixteen bytes"])
def test_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"a\.db: is no ledger \(not an SQLite database\)"):
        migrate.require_current(path)


def test_a_database_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    change(path, "CREATE TABLE alembic_version (version_num TEXT)")
    with pytest.raises(LedgerError, match=r"is no ledger \(an SQLite database of another kind"):
        migrate.require_current(path)


def test_a_damaged_database(empty: Path) -> None:
    content = empty.read_bytes()
    empty.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(LedgerError, match=r"ledger\.db: is damaged .*: make it anew with 'ledger build'"):
        migrate.require_current(empty)


@pytest.mark.parametrize("statement", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_an_unfinished_ledger(empty: Path, statement: str) -> None:
    change(empty, statement)
    with pytest.raises(LedgerError, match="is an unfinished ledger"):
        migrate.require_current(empty)


def test_a_newer_schema(empty: Path) -> None:
    change(empty, "UPDATE alembic_version SET version_num = '9999'")
    before = empty.read_bytes()
    wanted = rf"newer schema 9999, and this program knows up to {migrate.head()}: install a newer version"
    for refusing in (migrate.require_current, migrate.upgrade, migrate.create):
        with pytest.raises(LedgerError, match=wanted):
            refusing(empty)
    assert empty.read_bytes() == before


def _with_a_second_revision(folder: Path, body: str) -> Path:
    """Copy the migrations and add one that runs ``body``, as a later version of the program would have."""
    later = folder / "later" / "migrations"
    shutil.copytree(migrate.migrations_folder(), later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "versions" / "9998_next.py").write_text(
        f'from alembic import op\nrevision = "9998"\ndown_revision = "{migrate.head()}"\n\n\n'
        f"def upgrade() -> None:\n    {body}\n",
        encoding="utf-8",
    )
    return later


@pytest.fixture
def later_program(monkeypatch: pytest.MonkeyPatch) -> object:
    """Return what makes this program one that has its migrations elsewhere."""

    def use(folder: Path) -> None:
        monkeypatch.setattr(migrate, "migrations_folder", lambda: folder)
        migrate.revisions.cache_clear()

    yield use
    monkeypatch.undo()
    migrate.revisions.cache_clear()


def test_an_older_schema_is_refused_then_upgraded(db: Path, tmp_path: Path, later_program) -> None:  # type: ignore[no-untyped-def]
    before = migrate.head()
    claims = query(db, "SELECT * FROM claim")
    later_program(
        _with_a_second_revision(tmp_path, "op.execute('CREATE TABLE added (id INTEGER PRIMARY KEY)')")
    )
    with pytest.raises(
        LedgerError, match=rf"older schema {before}, .* reads 9998: run 'ledger upgrade .*ledger\.db'"
    ):
        migrate.require_current(db)
    assert migrate.upgrade(db) == (before, "9998")
    migrate.require_current(db)
    assert query(db, "SELECT * FROM claim") == claims
    assert query(db, "SELECT count(*) FROM added") == [(0,)]
    assert migrate.upgrade(db) == ("9998", "9998")


def test_a_failed_upgrade_leaves_the_ledger_as_it_was(db: Path, tmp_path: Path, later_program) -> None:  # type: ignore[no-untyped-def]
    before = db.read_bytes()
    body = "op.execute('DELETE FROM claim'); op.execute('no sql')"
    later_program(_with_a_second_revision(tmp_path, body))
    with pytest.raises(Exception, match="syntax error"):
        migrate.upgrade(db)
    assert db.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["later", "ledger.db"]


def test_an_upgrade_that_loses_rows_is_refused(db: Path, tmp_path: Path, later_program) -> None:  # type: ignore[no-untyped-def]
    before = db.read_bytes()
    later_program(_with_a_second_revision(tmp_path, "op.execute('DELETE FROM unit')"))
    with pytest.raises(LedgerError, match="refers to a row of unit that is not there"):
        migrate.upgrade(db)
    assert db.read_bytes() == before


def test_what_may_be_replaced(empty: Path, tmp_path: Path) -> None:
    migrate.require_replaceable(empty)
    migrate.require_replaceable(tmp_path / "none.db")
    blank = tmp_path / "blank.db"
    blank.touch()
    migrate.require_replaceable(blank)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear editor, this is no ledger.", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"letter\.txt: is there and is no readable ledger, so it is left"):
        migrate.create(letter)
    assert letter.read_text(encoding="utf-8").startswith("Dear editor")
