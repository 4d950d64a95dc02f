"""Alembic's entry: migrates the connection that it is handed, or the file named by ``-x db=FILE``."""

from __future__ import annotations

import warnings
from pathlib import Path

from alembic import context
from sqlalchemy import URL, Connection, create_engine, pool

from ledger.store.tables import metadata
from ledger.store.views import SEARCH

DEFAULT = "ledger.db"


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the full-text index and its shadow tables to the revisions: metadata cannot describe them."""
    return kind != "table" or name is None or not (name == SEARCH or name.startswith(f"{SEARCH}_"))


def _run(connection: Connection) -> None:
    # SQLAlchemy cannot read an index over an expression back; a test compares those by their SQL.
    warnings.filterwarnings("ignore", message=".*expression-based index")
    # Batch mode copies a table and drops the old one, as SQLite cannot alter most of a table in place.
    # Foreign keys are off meanwhile (SQLite's default): dropping a table would remove the rows that name it.
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        include_name=_is_ours,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _main() -> None:
    handed = context.config.attributes.get("connection")
    if isinstance(handed, Connection):
        _run(handed)
        return
    path = Path(context.get_x_argument(as_dictionary=True).get("db", DEFAULT))
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=pool.NullPool)
    with engine.connect() as connection:
        _run(connection)
        connection.commit()
    engine.dispose()


_main()
