"""Which of the databases that Datasette serves are ledgers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ledger.store.tables import APPLICATION_ID
from ledger.web.host import Database, Datasette

_MAGIC = b"SQLite format 3\x00"
# Where the SQLite file format keeps PRAGMA application_id: four bytes, most significant first.
_APPLICATION_ID = slice(68, 72)


def is_ledger_file(path: Path) -> bool:
    """Tell whether an SQLite file is marked as a ledger; a file that cannot be read is none.

    The mark is read from the file's header, once as long as the file stays the same: no
    connection is opened, and a call costs a few microseconds (there is one for every cell).
    """
    try:
        found = path.stat()
        return _is_marked(path, found.st_ino, found.st_mtime_ns)
    except OSError:
        return False


def stamp(path: Path) -> tuple[Path, int, int, int]:
    """Return what changes whenever the file at ``path`` does."""
    found = path.stat()
    return path, found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=256)
def _is_marked(path: Path, _file: int, _changed: int) -> bool:
    with path.open("rb") as file:
        header = file.read(_APPLICATION_ID.stop)
    return header.startswith(_MAGIC) and header[_APPLICATION_ID] == APPLICATION_ID.to_bytes(4, "big")


def is_ledger(datasette: Datasette, database: str | None) -> bool:
    """Tell whether the database of this name is a ledger; databases in memory are none."""
    found = datasette.databases.get(database) if database is not None else None
    return found is not None and _on_file(found)


def ledgers(datasette: Datasette) -> list[str]:
    """Return the names of the ledgers being served, in the order they were given."""
    return [name for name, database in datasette.databases.items() if _on_file(database)]


def only_ledgers(datasette: Datasette) -> bool:
    """Tell whether ledgers are served and nothing else is (Datasette's own ``_internal`` aside)."""
    names = [name for name in datasette.databases if name != "_internal"]
    return bool(names) and names == ledgers(datasette)


def _on_file(database: Database) -> bool:
    return database.path is not None and is_ledger_file(Path(database.path))
