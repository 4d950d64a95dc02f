"""Comparing two ledgers: what they differ in, in lines that a person can read."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from ledger.store.migrate import revision
from ledger.store.views import SEARCH

_WIDTH = 160


def differences(one: Path, other: Path, *, names: tuple[str, str]) -> list[str]:
    """Return what differs between two ledgers: schema, rows of all tables, words of the search index.

    ``names`` are what the lines call the two. Equal ledgers give ``[]``, whatever order
    their rows were written in. Raises :class:`~ledger.store.errors.LedgerError` where one
    of the files is no ledger.
    """
    revisions = revision(one), revision(other)
    if revisions[0] != revisions[1]:
        return [f"schema: {names[0]} has {revisions[0]}, {names[1]} has {revisions[1]}"]
    engine = create_engine("sqlite:///file::memory:?uri=true", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            for schema, path in (("one", one), ("other", other)):
                uri = f"{path.resolve().as_uri()}?mode=ro"
                connection.exec_driver_sql(f"ATTACH ? AS {schema}", (uri,))
            return _schema(connection, names) or _rows(connection, names) or _search(connection, names)
    finally:
        engine.dispose()


def _schema(connection: Connection, names: tuple[str, str]) -> list[str]:
    definitions = [
        {
            f"{kind} {name}": " ".join(sql.split())
            for kind, name, sql in connection.exec_driver_sql(
                f"SELECT type, name, sql FROM {schema}.sqlite_master"
            )
            if sql is not None and not name.startswith("sqlite_")
        }
        for schema in ("one", "other")
    ]
    lines = []
    for thing in sorted(definitions[0].keys() | definitions[1].keys()):
        there = [thing in side for side in definitions]
        if not all(there):
            lines.append(f"{thing}: only in {names[there.index(True)]}")
        elif definitions[0][thing] != definitions[1][thing]:
            lines.append(f"{thing}: defined otherwise in {names[1]}")
    return lines


def _rows(connection: Connection, names: tuple[str, str]) -> list[str]:
    tables = connection.exec_driver_sql(
        "SELECT name FROM one.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        f" AND name <> '{SEARCH}' AND name NOT LIKE '{SEARCH}~_%' ESCAPE '~' ORDER BY name"
    ).scalars()
    lines = []
    for table in tables.all():
        lines += _only(connection, f"table {table}", "row", (f'one."{table}"', f'other."{table}"'), names)
    return lines


def _search(connection: Connection, names: tuple[str, str]) -> list[str]:
    """Compare what the search index holds, not how it is laid out: that depends on the order of writing."""
    for schema in ("one", "other"):
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE temp.words_{schema} USING fts5vocab({schema}, {SEARCH}, instance)"
        )
    return _only(connection, "search index", "word", ("temp.words_one", "temp.words_other"), names)


def _only(
    connection: Connection, title: str, noun: str, tables: tuple[str, str], names: tuple[str, str]
) -> list[str]:
    """Return a line for each of two tables that has rows which the other lacks."""
    lines = []
    for here, there, name in ((*tables, names[0]), (*reversed(tables), names[1])):
        missing = f"SELECT * FROM {here} EXCEPT SELECT * FROM {there}"
        count = connection.exec_driver_sql(f"SELECT count(*) FROM ({missing})").scalar_one()
        if count:
            first = connection.exec_driver_sql(f"{missing} ORDER BY 1 LIMIT 1").mappings().one()
            shown = ", ".join(f"{column} {value!r}" for column, value in first.items() if value is not None)
            if len(shown) > _WIDTH:
                shown = f"{shown[: _WIDTH - 1]}…"
            nouns = noun if count == 1 else f"{noun}s"
            lines.append(f"{title}: {count} {nouns} only in {name}, first: {shown}")
    return lines
