"""Filling an empty ledger: rows in batches, then indexes, full-text search and statistics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from ledger.store.clusters import Shingles, cluster
from ledger.store.errors import LedgerError
from ledger.store.merge import same_id, short
from ledger.store.migrate import finish
from ledger.store.row import ComparisonRow, Rows
from ledger.store.support import count_support
from ledger.store.tables import metadata
from ledger.store.variants import SHARED, Variants
from ledger.store.views import SEARCH_REBUILD

if TYPE_CHECKING:
    from ledger.pipeline import Reading
    from ledger.source import Source
    from ledger.store.known import Known
    from ledger.store.prepare import Prepared

BATCH = 20_000
OWN = (
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
    from ledger.store.known import temporary
    from ledger.store.prepare import prepare

    with temporary() as known:

        def prepared() -> Iterator[Prepared]:
            for source, told in sources:
                ready = prepare(source, told)
                known.put(ready)
                yield ready

        store(connection, prepared(), known)


def store(connection: Connection, sources: Iterable[Prepared], known: Known) -> None:
    """Write sources that are ready to be stored into an empty ledger; see :func:`load`.

    When the last has come, ``known`` must know of them all, and of no others.
    """
    from ledger.store.comparisons import comparison_of

    def compared() -> Iterator[ComparisonRow]:
        # What claims say of one another is known when all are there.
        for a, b in known.standing.pairs(known.rows_of):
            row = comparison_of(a, b, known.topic)
            if row is not None:
                yield row

    load(
        connection,
        (ready.rows for ready in sources),
        variants=known.variants,
        compared=compared(),
        shingles=known.shingles,
    )


def load(
    connection: Connection,
    batches: Iterable[Rows],
    *,
    variants: Variants | None = None,
    compared: Iterable[ComparisonRow] = (),
    shingles: Shingles | None = None,
) -> None:
    """Write rows into an empty ledger that :func:`ledger.store.connect.filling` opened, and finish it.

    A constant number of rows is held in memory, and the rows of ``batches`` may come in any
    order: the file's rows lie in the order of their keys. ``variants``, read when all rows are there,
    are the rows that sources share; without them they are gathered from the batches. ``compared``, read
    last, are further comparisons; one that a batch has already is left out. ``shingles`` tells those of a
    source; without it they are read off its text. Where loading fails the file is good for nothing and
    must be thrown away.

    Raises :class:`LedgerError` for two different things with one id, and for a row that a
    constraint of the schema refuses.
    """
    later = _take_away(connection)
    connection.exec_driver_sql("BEGIN")
    shared = Variants.temporary() if variants is None else variants
    waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in OWN}
    count = 0
    for rows in batches:
        if variants is None:
            shared.add(rows)
        for table in OWN:
            found = getattr(rows, table)
            waiting[table] += found
            count += len(found)
        if count >= BATCH:
            _flush(connection, waiting)
            count = 0
    _flush(connection, waiting)
    for table in SHARED:
        insert_all(connection, table, shared.merged(table))
    insert_all(connection, "comparison", compared, further=True)
    cluster(connection, shingles)
    for sql in later:
        connection.exec_driver_sql(sql)
    count_support(connection)
    connection.exec_driver_sql(SEARCH_REBUILD)
    connection.exec_driver_sql("COMMIT")
    finish(connection)


def insert_all(
    connection: Connection, name: str, rows: Iterable[tuple[object, ...]], *, further: bool = False
) -> None:
    """Insert rows into a table, a constant number at a time; see :func:`insert`."""
    waiting = iter(rows)
    while some := list(islice(waiting, BATCH)):
        insert(connection, name, some, further=further)


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
        insert(connection, table, rows)
        rows.clear()


def insert(
    connection: Connection, name: str, rows: Sequence[tuple[object, ...]], *, further: bool = False
) -> None:
    """Insert rows into a table; raises as :func:`load`. ``further`` leaves out what is there by its id."""
    if not rows:
        return
    table = metadata.tables[name]
    # Plain tuples go straight to the driver: a tenth of the time that dictionaries take.
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    sql = f'INSERT INTO "{name}" ({columns}) VALUES ({", ".join("?" * len(table.columns))})'
    if further:
        sql += " ON CONFLICT (id) DO NOTHING"
    try:
        connection.exec_driver_sql(sql, rows)
    except IntegrityError:
        _explain(connection, table, sql, rows)
        raise


def _explain(connection: Connection, table: Table, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
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
