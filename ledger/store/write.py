"""Filling an empty ledger: rows in batches, then indexes, full-text search and statistics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from ledger.store.errors import LedgerError
from ledger.store.merge import merge, same_id, short
from ledger.store.migrate import finish
from ledger.store.row import Rows
from ledger.store.support import count_support
from ledger.store.tables import metadata
from ledger.store.views import SEARCH_REBUILD

if TYPE_CHECKING:
    from ledger.pipeline import Reading
    from ledger.source import Source
    from ledger.store.prepare import Prepared

BATCH = 20_000
_SHARED = ("unit", "measure", "entity", "entity_alias")
_OWN = (
    "source",
    "source_band",
    "sentence",
    "claim",
    "figure",
    "statement",
    "mention",
    "claim_entity",
    "claim_text",
    "comparison",
)


def write(connection: Connection, sources: Iterable[tuple[Source, Reading]]) -> None:
    """Write sources with what they say into an empty ledger; see :func:`load`."""
    from ledger.store.prepare import prepare

    store(connection, (prepare(source, told) for source, told in sources))


def store(connection: Connection, sources: Iterable[Prepared]) -> None:
    """Write sources that are ready to be stored into an empty ledger; see :func:`load`."""
    from ledger.store.comparisons import Comparer

    comparer = Comparer()

    def batches() -> Iterator[Rows]:
        for ready in sources:
            comparer.add(ready)
            yield ready.rows
        # What claims say of one another is known when all are there.
        yield comparer.rows()

    load(connection, batches(), clusters=comparer.clusters)


def load(
    connection: Connection,
    batches: Iterable[Rows],
    *,
    clusters: Callable[[], Mapping[int, int]] | None = None,
) -> None:
    """Write rows into an empty ledger that :func:`ledger.store.connect.filling` opened, and finish it.

    One batch at a time is held in memory, and the rows of ``batches`` may come in any
    order: the file's rows lie in the order of their keys. ``clusters``, asked when all are
    there, gives the clusters of the sources that have one. Where loading fails the file is
    good for nothing and must be thrown away.

    Raises :class:`LedgerError` for two different things with one id, and for a row that a
    constraint of the schema refuses.
    """
    later = _take_away(connection)
    connection.exec_driver_sql("BEGIN")
    shared: dict[str, dict[int, tuple[object, ...]]] = {table: {} for table in _SHARED}
    waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in _OWN}
    count = 0
    for rows in batches:
        for table in _SHARED:
            for row_id, row in getattr(rows, table).items():
                merge(table, shared[table], row_id, row)
        for table in _OWN:
            found = getattr(rows, table)
            waiting[table] += found
            count += len(found)
        if count >= BATCH:
            _flush(connection, waiting)
            count = 0
    _flush(connection, waiting)
    for table in _SHARED:
        _insert(connection, table, sorted(shared[table].values()))
    for source, cluster in () if clusters is None else sorted(clusters().items()):
        connection.exec_driver_sql("UPDATE source SET cluster = ? WHERE id = ?", (cluster, source))
    for sql in later:
        connection.exec_driver_sql(sql)
    count_support(connection)
    connection.exec_driver_sql(SEARCH_REBUILD)
    connection.exec_driver_sql("COMMIT")
    finish(connection)


def _take_away(connection: Connection) -> list[str]:
    """Remove the indexes and triggers that each insert would feed; return what makes them again."""
    found = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).all()
    for kind, name, _ in found:
        connection.exec_driver_sql(f'DROP {kind} "{name}"')
    return [sql for _, _, sql in found]


def _flush(connection: Connection, waiting: dict[str, list[tuple[object, ...]]]) -> None:
    for table, rows in waiting.items():
        _insert(connection, table, rows)
        rows.clear()


def _insert(connection: Connection, name: str, rows: list[tuple[object, ...]]) -> None:
    if not rows:
        return
    table = metadata.tables[name]
    # Plain tuples go straight to the driver: a tenth of the time that dictionaries take.
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    sql = f'INSERT INTO "{name}" ({columns}) VALUES ({", ".join("?" * len(table.columns))})'
    try:
        connection.exec_driver_sql(sql, rows)
    except IntegrityError:
        _explain(connection, table, sql, rows)
        raise


def _explain(connection: Connection, table: Table, sql: str, rows: list[tuple[object, ...]]) -> None:
    """Find the row that the database refused and raise what is wrong with it."""
    keys = [index for index, column in enumerate(table.columns) if column.primary_key]
    where = " AND ".join(f'"{list(table.columns)[index].name}" = ?' for index in keys)
    for row in rows:
        try:
            connection.exec_driver_sql(sql, tuple(row))
        except IntegrityError as error:
            there = connection.exec_driver_sql(
                f'SELECT * FROM "{table.name}" WHERE {where}', tuple(row[index] for index in keys)
            ).first()
            if there is None:
                raise LedgerError(f"table {table.name}: {error.orig}: {short(row)}") from None
            if tuple(there) != tuple(row):
                raise same_id(table.name, tuple(there), row) from None
