"""What the pages of a ledger say about its tables: titles, help, labels, order, facets, search.

The words are in ``tables.toml``; what follows from the schema (which columns are
indexed, so that sorting by them is quick) is taken from the schema.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from sqlalchemy import PrimaryKeyConstraint, Table, UniqueConstraint

from ledger.store import tables, views
from ledger.web.host import Datasette
from ledger.web.ledgers import ledgers, only_ledgers

Metadata = dict[str, Any]
# Keys of tables.toml that are not Datasette's.
_OURS = {"search", "row", "first_columns", "large"}
# From this size of its file on (some 150,000 claims) a ledger is served as a large one.
LARGE = 256 * 1024 * 1024


@cache
def schema_words() -> Mapping[str, Any]:
    """Return the content of ``tables.toml``."""
    return tomllib.loads((files("ledger.web") / "tables.toml").read_text(encoding="utf-8"))


def metadata(datasette: Datasette) -> Metadata:
    """Return metadata in the form of Datasette 0.65 for every ledger served, and for nothing else.

    The answer is the caller's own to change: Datasette merges other metadata into it.
    The title of the whole site is set only where nothing but ledgers is served.
    """
    served = ledgers(datasette)
    if not served:
        return {}
    answer: Metadata = {"databases": {name: ledger_metadata(datasette, name) for name in served}}
    if only_ledgers(datasette):
        answer["title"] = schema_words()["title"]
    return answer


def ledger_metadata(datasette: Datasette, database: str) -> Metadata:
    """Return the metadata of one ledger, as a copy of the caller's own."""
    large = Path(str(datasette.databases[database].path)).stat().st_size >= LARGE
    return cast("Metadata", _copy(_ledger_metadata(large)))


@cache
def _ledger_metadata(large: bool) -> Metadata:
    words = schema_words()
    described = {name: _table_metadata(name, table, large) for name, table in words["tables"].items()}
    hidden = {name: {"hidden": True} for name in words["hidden"]}
    return {"title": words["title"], "tables": described | hidden}


def _table_metadata(name: str, words: Mapping[str, Any], large: bool) -> Metadata:
    answer: Metadata = {key: value for key, value in words.items() if key not in _OURS}
    answer |= words.get("large", {}) if large else {}
    if "search" in words:
        answer["fts_table"] = views.SEARCH
        answer["fts_pk"] = words["search"]
    if name in tables.metadata.tables:
        answer["sortable_columns"] = sorted(indexed(tables.metadata.tables[name]))
    return answer


def first_columns(table: str) -> str:
    """Return the end of an address that shows the columns of a table or view worth reading first."""
    columns = schema_words()["tables"][table]["first_columns"]
    return urlencode([("_col", column) for column in columns])


def indexed(table: Table) -> set[str]:
    """Return the columns of a table that an index or key starts with."""
    keys = [key for key in table.constraints if isinstance(key, PrimaryKeyConstraint | UniqueConstraint)]
    return {next(iter(each.columns)).name for each in (*table.indexes, *keys)}


@cache
def references() -> Mapping[tuple[str, str], str]:
    """Return which table each foreign key leads to: ``{("claim", "source"): "source", ...}``."""
    return {
        (table.name, column.name): key.column.table.name
        for table in tables.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
    }


def _copy(value: object) -> object:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return list(value) if isinstance(value, list) else value
