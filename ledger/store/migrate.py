"""Revisions of the schema: making a ledger, telling its revision, bringing an older one up to date."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

import ledger.store as here
from ledger.store.connect import filling, reading
from ledger.store.errors import LedgerError
from ledger.store.replace import replacing
from ledger.store.tables import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"


@cache
def migrations_folder() -> Path:
    """Return the folder with the revisions: inside the installed package, or beside it in a checkout."""
    package = Path(here.__file__).resolve().parents[1]
    for folder in (package / "migrations", package.parent / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise LedgerError(f"{package}: the package is incomplete, its migrations are missing: install it again")


@cache
def revisions() -> tuple[str, ...]:
    """Return the known revisions, oldest first: the numbers that the files in ``versions`` begin with."""
    files = (migrations_folder() / "versions").glob("[0-9]*_*.py")
    return tuple(sorted(file.name.partition("_")[0] for file in files))


def head() -> str:
    """Return the newest known revision."""
    return revisions()[-1]


def revision(path: Path) -> str:
    """Return the revision of the ledger at ``path``, known or not.

    Raises :class:`LedgerError` where there is no file or it is no ledger.
    """
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise LedgerError(f"{path}: there is no such file: make it with 'ledger build --db {path}'") from None
    except IsADirectoryError:
        raise LedgerError(f"{path}: is a folder, not a ledger: name a file") from None
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    if magic != _MAGIC:
        raise LedgerError(f"{path}: is no ledger (not an SQLite database): make one with 'ledger build'")
    engine = reading(path)
    try:
        with engine.connect() as connection:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            if mark != APPLICATION_ID:
                raise LedgerError(
                    f"{path}: is no ledger (an SQLite database of another kind): make one with 'ledger build'"
                )
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    except OperationalError as error:
        if "no such table" in str(error.orig):
            raise LedgerError(f"{path}: is an unfinished ledger: make it anew with 'ledger build'") from None
        raise LedgerError(f"{path}: cannot be read: {error.orig}") from None
    except DatabaseError as error:
        raise LedgerError(f"{path}: is damaged ({error.orig}): make it anew with 'ledger build'") from None
    finally:
        engine.dispose()
    if len(found) != 1:
        raise LedgerError(f"{path}: is an unfinished ledger: make it anew with 'ledger build'")
    return str(found[0])


def require_current(path: Path) -> None:
    """Raise :class:`LedgerError` unless ``path`` is a ledger of the newest known revision."""
    found = revision(path)
    if found == head():
        return
    if found in revisions():
        raise LedgerError(
            f"{path}: is a ledger of the older schema {found}, and this program reads {head()}: "
            f"run 'ledger upgrade {path}'"
        )
    raise LedgerError(_newer(path, found))


def require_replaceable(path: Path) -> None:
    """Raise :class:`LedgerError` where a new ledger at ``path`` would take the place of something else.

    Nothing, an empty file and a ledger of this or an older schema may be replaced.
    """
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder: name a file with --db")
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        found = revision(path)
    except LedgerError as error:
        raise LedgerError(
            f"{path}: is there and is no readable ledger, so it is left as it is: "
            "remove it, or name another file with --db"
        ) from error
    if found not in revisions():
        raise LedgerError(_newer(path, found))


def _newer(path: Path, found: str) -> str:
    return (
        f"{path}: is a ledger of the newer schema {found}, and this program knows up to {head()}: "
        "install a newer version of it"
    )


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the ledger (or the empty database) behind ``connection`` to a revision, in one transaction.

    ``connection`` commits by itself, as :func:`ledger.store.connect.filling` opens it.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign would be read as the start of a substitution.
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    connection.exec_driver_sql("BEGIN")
    command.upgrade(config, to)
    connection.exec_driver_sql("COMMIT")


def create(path: Path) -> None:
    """Make an empty ledger of the newest revision at ``path``, in place of any ledger that is there.

    Raises :class:`LedgerError` where the folder cannot be written or another file is there.
    """
    require_replaceable(path)
    with replacing(path) as new, filling(new) as connection:
        migrate(connection)


def upgrade(path: Path) -> tuple[str, str]:
    """Bring the ledger at ``path`` to the newest revision; return its revision before and after.

    The work is done on a copy that takes the ledger's place at the end, so a failed or
    killed upgrade leaves the ledger as it was.

    Raises :class:`LedgerError` for a file that is no ledger or is of a newer schema.
    """
    before = revision(path)
    if before not in revisions():
        raise LedgerError(_newer(path, before))
    if before == head():
        return before, before
    with replacing(path) as new:
        shutil.copyfile(path, new)
        with filling(new) as connection:
            migrate(connection)
            finish(connection)
    return before, head()


def finish(connection: Connection) -> None:
    """Check that no row refers to one that is not there, gather statistics, and compact the file."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise LedgerError(
            f"table {broken[0]}: row {broken[1]} refers to a row of {broken[2]} that is not there"
        )
    connection.exec_driver_sql("ANALYZE")
    # Compacting rewrites every page: what it was before is not kept in memory, for the file is thrown away
    # when that fails.
    connection.exec_driver_sql("PRAGMA journal_mode = OFF")
    connection.exec_driver_sql("VACUUM")
    connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
