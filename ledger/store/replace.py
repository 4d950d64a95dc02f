"""Putting a new file in the place of an old one, wholly or not at all."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ledger.store.errors import LedgerError

_SUFFIX = ".db.new"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield the path of an empty new file beside ``target``; at the end it takes the place of ``target``.

    When the body raises, or is killed, ``target`` stays as it was. The new file is removed
    on an error; one that a killed process left behind is removed by the next call.

    Raises :class:`LedgerError` where the folder is missing or cannot be written.
    """
    target = target.resolve()
    remove_leftovers(target)
    new = target.with_name(f"{target.stem}-{secrets.token_hex(4)}{_SUFFIX}")
    try:
        with _explained(target):
            _make(new, target)
        yield new
        with _explained(target):
            _flush(new)
            new.replace(target)
            _flush(target.parent)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LedgerError(
            f"{target}: cannot be written: {(error.strerror or str(error)).lower()}: "
            "make its folder and file writable, or name another file with --db"
        ) from error


def _make(new: Path, target: Path) -> None:
    if target.is_dir():
        raise LedgerError(f"{target}: is a folder: name a file with --db")
    if not target.parent.is_dir():
        raise LedgerError(f"{target}: there is no folder {target.parent}: make it first")
    # As any new file, so that other users' programs can read it where they may read files here.
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    with suppress(FileNotFoundError):
        new.chmod(target.stat().st_mode & 0o777)


def remove_leftovers(target: Path) -> None:
    """Remove the new files beside ``target`` of killed processes: those that no process holds locked.

    One without content has only just been made, so it is left alone.
    """
    for path in target.parent.glob(f"{target.stem}-????????{_SUFFIX}"):
        with suppress(OSError):
            if path.stat().st_size and not _is_locked(path):
                path.unlink()


def _is_locked(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname.startswith("SQLITE_BUSY")
    except sqlite3.DatabaseError:
        return False
    return False


def _flush(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk now."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        # Some file systems cannot flush a folder.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
