"""Connections to ledger files: how one is opened to be read, and how one is opened to be filled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool, QueuePool

from ledger.store.errors import LedgerError

# How SQLite names what is wrong with a disk and not with a statement.
_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")


def reading(path: Path) -> Engine:
    """Return an engine that can only read the SQLite file at ``path``."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False),
        poolclass=QueuePool,
    )


@contextmanager
def filling(path: Path) -> Iterator[Connection]:
    """Open the SQLite file at ``path`` to fill it, locked against every other process.

    Meant for a file that nobody reads yet and that is thrown away when anything goes
    wrong: nothing is flushed to the disk on the way, and transactions are begun by hand
    (the connection commits each statement by itself).

    Raises :class:`LedgerError` where the disk is full or fails.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(path, check_same_thread=False),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    try:
        with engine.connect() as connection:
            for pragma in (
                "locking_mode = EXCLUSIVE",
                "journal_mode = MEMORY",
                "synchronous = OFF",
                "cache_size = -32768",
                # Sorting for an index and compacting take as much as the ledger has: never in memory.
                "temp_store = FILE",
                "foreign_keys = OFF",
            ):
                connection.exec_driver_sql(f"PRAGMA {pragma}")
            yield connection
    except OperationalError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        if not name.startswith(_DISK):
            raise
        raise LedgerError(f"{path}: cannot be written: {error.orig}: make room on the disk") from error
    finally:
        engine.dispose()
