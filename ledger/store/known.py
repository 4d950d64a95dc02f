"""What earlier builds of a ledger read of its sources, so that only what changed is read again.

It lies in the user's cache folder, one file a ledger, and nothing depends on it: where it is
missing, locked or damaged every source is read.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import cast

from ledger.lexicon.kept import folder, hash_of
from ledger.store.prepare import Prepared

# All that what is known of a source depends on, but for the source itself.
_ROOMS = ("span.py", "pipeline.py", "source", "text", "lexicon", "rules", "claims", "crosscheck", "store")
_OFTEN = 500  # sources after which what is known is written down
_FAST = 1  # of zlib's levels
_MOST_LEDGERS = 8  # of which something is known: the ones that were built last
_TABLE = "CREATE TABLE IF NOT EXISTS known (key TEXT PRIMARY KEY, stamp TEXT NOT NULL, content BLOB NOT NULL)"
_TROUBLE = (sqlite3.Error, OSError, zlib.error, pickle.UnpicklingError, EOFError, AttributeError, TypeError)


@cache
def rules_hash() -> str:
    """Return a hash over vocabulary, rules and all else of the program that decides what a source gives."""
    return hash_of(*_ROOMS)


class Known:
    """What is known of the sources of one ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._stamps: dict[str, str] = {}
        self._put = 0

    def holds(self, key: str, path: Path) -> bool:
        """Tell whether a source was read before, by the same rules, from the same file and sidecar."""
        if self._connection is None:
            return False
        stamp = self._stamps[key] = stamp_of(path)
        try:
            row = self._connection.execute("SELECT stamp FROM known WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return False
        return row is not None and row[0] == stamp

    def get(self, key: str) -> Prepared | None:
        """Return what is known of a source, or None where it cannot be had."""
        if self._connection is None:
            return None
        try:
            [packed] = self._connection.execute("SELECT content FROM known WHERE key = ?", (key,)).fetchone()
            return cast("Prepared", pickle.loads(zlib.decompress(packed)))
        except _TROUBLE:
            return None

    def put(self, key: str, path: Path, ready: Prepared) -> None:
        """Keep what was read of a source."""
        if self._connection is None:
            return
        stamp = self._stamps.get(key) or stamp_of(path)
        packed = zlib.compress(pickle.dumps(ready, pickle.HIGHEST_PROTOCOL), _FAST)
        try:
            self._connection.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", (key, stamp, packed))
            self._put += 1
            if self._put % _OFTEN == 0:
                self._connection.commit()
        except sqlite3.Error:
            self._connection = None  # another build has it, or the disk is full

    def forget(self, kept: Iterable[str]) -> None:
        """Drop all sources but ``kept``."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error):
            there = {key for (key,) in self._connection.execute("SELECT key FROM known")}
            gone = sorted(there.difference(kept))
            self._connection.executemany("DELETE FROM known WHERE key = ?", [(key,) for key in gone])


@contextmanager
def known_of(db: Path) -> Iterator[Known | None]:
    """Open what is known of the sources of the ledger at ``db``; None where nothing may be kept."""
    connection = _open(db)
    if connection is None:
        yield None
        return
    try:
        yield Known(connection)
        with suppress(sqlite3.Error):
            connection.commit()
    finally:
        connection.close()
    _drop_old()


def _drop_old() -> None:
    lies = folder()
    with suppress(OSError):
        files = sorted(
            [] if lies is None else lies.glob("known-*.db"), key=lambda one: one.stat().st_mtime_ns
        )
        for old in files[:-_MOST_LEDGERS]:
            old.unlink()


def stamp_of(path: Path) -> str:
    """Return a hash of a source's file, its sidecar and the rules; empty where it cannot be read."""
    found = hashlib.sha256(f"{rules_hash()} {path.suffix.lower()} ".encode())
    try:
        found.update(hashlib.sha256(path.read_bytes()).digest())
        with suppress(FileNotFoundError):
            found.update(path.with_suffix(".toml").read_bytes())
    except OSError:
        return ""
    return found.hexdigest()


def _open(db: Path) -> sqlite3.Connection | None:
    lies = folder()
    if lies is None:
        return None
    name = hashlib.sha256(os.fsencode(db.resolve())).hexdigest()[:32]
    path = lies / f"known-{name}.db"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=0)
        try:
            # As with compiled vocabulary: nothing is loaded that another user could have written.
            if path.stat().st_uid != os.geteuid():
                raise PermissionError(path)
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_TABLE)
        except BaseException:
            connection.close()
            raise
    except sqlite3.OperationalError:
        return None  # locked, or a folder that is closed to us
    except (sqlite3.DatabaseError, OSError):
        with suppress(OSError):
            path.unlink()  # damaged: the next build begins anew
        return None
    return connection
