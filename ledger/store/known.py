"""What earlier builds of a ledger read of its sources, so that only what changed is read and compared again.

It lies in the user's cache folder, one file a ledger, and nothing depends on it: where it is
missing, locked or damaged, every source is read and the ledger is written whole. Of each source it
holds what was read, with what its claims are compared by; and it says which ledger file was made of
exactly these sources. Where no file may be kept, one that is gone with its build serves for comparing.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from ledger.crosscheck.topic import Article, Topic
from ledger.lexicon.kept import folder, hash_of
from ledger.store import standing, variants
from ledger.store.held import Held
from ledger.store.migrate import head
from ledger.store.pack import UnusableError, unpack
from ledger.store.prepare import Prepared, shingles_in, topic_of, unpacked
from ledger.store.standing import Standing
from ledger.store.variants import Variants

# All that what is known of a source depends on, but for the source itself.
_ROOMS = ("span.py", "pipeline.py", "source", "text", "lexicon", "rules", "claims", "crosscheck", "store")
_OFTEN = 500  # sources after which what is known is written down
_MOST_LEDGERS = 8  # of which something is known: the ones that were built last
MOST_TOPICS, MOST_ARTICLES = 1024, 256  # that are held in memory, however many there are
_TABLES = (
    "CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, stamp TEXT NOT NULL, content BLOB NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS article (
        key TEXT PRIMARY KEY,
        content BLOB NOT NULL,
        shingles BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS topic (
        claim INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        content BLOB NOT NULL
    )
    """,
    standing.TABLE,
    variants.TABLE,
)
_RULES, _LEDGER = "rules", "ledger"
# The start of an SQLite file: a counter in it changes with every change of the file.
_HEADER = 100


@cache
def rules_hash() -> str:
    """Return a hash over vocabulary, rules and all else of the program that decides what a source gives."""
    return hash_of(*_ROOMS)


class Known:
    """What is known of the sources of one ledger.

    Whatever fails below raises :class:`sqlite3.Error` or :class:`UnusableError`; ``known_of`` makes both
    the latter.
    """

    def __init__(self, connection: sqlite3.Connection, *, lasting: bool) -> None:
        self._connection = connection
        self._lasting = lasting
        self._stamps: dict[str, str] = {}
        self._held: set[str] = set()
        self._topics = Held(MOST_TOPICS, self._topic)
        self._articles = Held(MOST_ARTICLES, self._article)
        self._whole = False
        self._put = 0
        self.standing = Standing(connection)
        self.variants = Variants(connection)

    # -- sources ---------------------------------------------------------------------------

    def holds(self, key: str, path: Path) -> bool:
        """Tell whether a source was read before, by the same rules, from the same file and sidecar."""
        if not self._lasting:
            return False
        if key not in self._held and key not in self._stamps:
            stamp = stamp_of(path)
            row = self._connection.execute("SELECT stamp FROM reading WHERE key = ?", (key,)).fetchone()
            if row is not None and row[0] == stamp:
                self._held.add(key)
            else:
                self._stamps[key] = stamp
        return key in self._held

    def others(self, keys: Iterable[str]) -> list[str]:
        """Return the sources of which something is known and that are not among ``keys``."""
        there = set(keys)
        return [key for (key,) in self._connection.execute("SELECT key FROM reading") if key not in there]

    def get(self, key: str) -> Prepared | None:
        """Return what is known of a source but for its topics, None where nothing is."""
        row = self._connection.execute("SELECT content FROM reading WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        return unpacked(row[0])

    def put(self, ready: Prepared) -> None:
        """Keep what was read of a source, in place of what was known of it."""
        self.drop(ready.key)
        # Of two claims with one id the last is kept here: the ledger refuses them.
        rows = [(claim, ready.key, topic) for claim, topic in zip(ready.ids, ready.topics, strict=True)]
        self._connection.executemany("INSERT OR REPLACE INTO topic VALUES (?, ?, ?)", rows)
        article = ready.key, ready.article, ready.shingles
        self._connection.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", article)
        self.standing.add(ready.entries)
        self.variants.add(ready.rows)
        if not self._lasting:
            return
        stamp = self._stamps.get(ready.key, "")
        self._connection.execute("INSERT INTO reading VALUES (?, ?, ?)", (ready.key, stamp, ready.kept))
        self._put += 1
        if self._whole and self._put % _OFTEN == 0:
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN EXCLUSIVE")

    def drop(self, key: str) -> None:
        """Forget a source, if anything is known of it."""
        old = self.get(key) if self._lasting else None
        if old is None:
            return
        self.standing.remove(old.entries)
        self.variants.remove(old.rows)
        for claim in old.ids:
            self._topics.forget(claim)
            self._connection.execute("DELETE FROM topic WHERE claim = ?", (claim,))
        self._articles.forget(key)
        self._connection.execute("DELETE FROM article WHERE key = ?", (key,))
        self._connection.execute("DELETE FROM reading WHERE key = ?", (key,))

    def shingles(self, key: str) -> frozenset[int]:
        """Return the shingles of the text of a source."""
        row = self._connection.execute("SELECT shingles FROM article WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise UnusableError(f"what is known of source '{key}' is damaged")
        return shingles_in(row[0])

    # -- claims ----------------------------------------------------------------------------

    def topic(self, claim: int) -> Topic:
        """Return what a claim is compared by; of those asked for last, a constant number is held."""
        return self._topics[claim][0]

    def rows_of(self, claim: int) -> frozenset[int]:
        """Return the rows that a claim stands in."""
        return self._topics[claim][1]

    def _topic(self, claim: int) -> tuple[Topic, frozenset[int]]:
        """Load what a claim is compared by, with the rows that it stands in."""
        row = self._connection.execute(
            "SELECT article, content FROM topic WHERE claim = ?", (claim,)
        ).fetchone()
        if row is None:
            raise UnusableError(f"what is known of claim {claim} is damaged")
        return topic_of(self._articles[row[0]], row[1])

    def _article(self, key: str) -> Article:
        """Load what the claims of a source have in common."""
        row = self._connection.execute("SELECT content FROM article WHERE key = ?", (key,)).fetchone()
        found = None if row is None else unpack(row[0])
        if not isinstance(found, Article):
            raise UnusableError(f"what is known of source '{key}' is damaged")
        return found

    # -- the ledger that was made of these sources -----------------------------------------

    def describes(self, ledger: str | None) -> bool:
        """Tell whether the ledger file with this print (see :func:`print_of`) was made of these sources."""
        row = self._connection.execute("SELECT content FROM note WHERE name = ?", (_LEDGER,)).fetchone()
        return ledger is not None and row is not None and row[0] == ledger

    def describe(self, ledger: str | None) -> None:
        """Note the print of the ledger file that was made of these sources, all of it on the disk."""
        if ledger is not None:
            self._connection.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (_LEDGER, ledger))

    def begin_whole(self) -> None:
        """Say that a ledger is written whole: what is read is kept now and then, and describes no ledger."""
        self._whole = True
        self._connection.execute("DELETE FROM note WHERE name = ?", (_LEDGER,))
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN EXCLUSIVE")


@contextmanager
def known_of(db: Path) -> Iterator[Known]:
    """Open what is known of the sources of the ledger at ``db``, locked against other builds.

    What the body does with it is kept when the body ends, and undone where it raises. Where
    nothing may be kept, or another build has it, something temporary is opened. Raises
    :class:`UnusableError` where it turns out to be damaged; it is gone then.
    """
    path = _path(db)
    connection = None if path is None else _open(path)
    if path is None or connection is None:
        with temporary() as known:
            yield known
        return
    try:
        yield Known(connection, lasting=True)
        connection.execute("COMMIT")
    except (sqlite3.Error, UnusableError) as error:
        with suppress(OSError):
            path.unlink()
        raise UnusableError(str(error)) from error
    finally:
        connection.close()
    with suppress(OSError):
        path.touch()
    _drop_old()


@contextmanager
def temporary() -> Iterator[Known]:
    """Open a place for what one build compares by: a file without a name that is gone at the end."""
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA cache_size = -16384")
        for table in _TABLES:
            connection.execute(table)
        connection.execute("BEGIN")
        yield Known(connection, lasting=False)
    except sqlite3.Error as error:
        raise UnusableError(str(error)) from error
    finally:
        connection.close()


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


def print_of(descriptor: int) -> str | None:
    """Return what tells a ledger file that is open from what it was before any change; None for no file.

    Its place on the disk, its size, when it was written, the start of its content, and the schema.
    """
    try:
        stat = os.fstat(descriptor)
        start = os.pread(descriptor, _HEADER, 0)
    except OSError:
        return None
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {start.hex()} {head()}"


def _drop_old() -> None:
    lies = folder()
    with suppress(OSError):
        files = sorted(
            [] if lies is None else lies.glob("known-*.db"), key=lambda one: one.stat().st_mtime_ns
        )
        for old in files[:-_MOST_LEDGERS]:
            old.unlink()


def _path(db: Path) -> Path | None:
    lies = folder()
    if lies is None:
        return None
    return lies / f"known-{hashlib.sha256(os.fsencode(db.resolve())).hexdigest()[:32]}.db"


def _open(path: Path, *, again: bool = True) -> sqlite3.Connection | None:
    """Open the file at ``path`` in a transaction of its own; one that is of no use is made anew, once."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            # As with compiled vocabulary: nothing is loaded that another user could have written.
            if path.stat().st_uid != os.geteuid():
                raise PermissionError(path)
            # The lock is held until the end, and what is written survives the end of power: a
            # file that was written in parts could be taken for a whole one.
            for pragma in ("locking_mode = EXCLUSIVE", "synchronous = NORMAL", "cache_size = -16384"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN EXCLUSIVE")
            if _is_current(connection):
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
    except sqlite3.OperationalError:
        return None  # locked, or a folder that is closed to us
    except (sqlite3.DatabaseError, OSError):
        pass
    # Damaged, or of other rules.
    with suppress(OSError):
        path.unlink()
        return _open(path, again=False) if again else None
    return None


def _is_current(connection: sqlite3.Connection) -> bool:
    """Tell whether a file was written by these rules, or is new: then it is made ready."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not there:
        for table in _TABLES:
            connection.execute(table)
        connection.execute("INSERT INTO note VALUES (?, ?)", (_RULES, rules_hash()))
    elif "note" not in there:
        return False
    found = connection.execute("SELECT content FROM note WHERE name = ?", (_RULES,)).fetchone()
    return found is not None and found[0] == rules_hash()
