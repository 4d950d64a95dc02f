"""Datasette 1.0: it asks no hook for metadata and queries, but is told both when it starts."""

from __future__ import annotations

from typing import Any, Protocol, cast

from ledger.web.host import Datasette
from ledger.web.ledgers import ledgers, only_ledgers
from ledger.web.metadata import ledger_metadata, schema_words
from ledger.web.queries import queries


class NewerDatasette(Protocol):
    """What Datasette 1.0 has and 0.65 has not."""

    config: dict[str, Any] | None

    async def get_instance_metadata(self) -> dict[str, str]:
        """Return what is said of the whole site."""
        ...

    async def get_database_metadata(self, database_name: str) -> dict[str, str]:
        """Return what is said of a database."""
        ...

    async def get_resource_metadata(self, database_name: str, resource_name: str) -> dict[str, str]:
        """Return what is said of a table."""
        ...

    async def get_column_metadata(
        self, database_name: str, resource_name: str, column_name: str
    ) -> dict[str, str]:
        """Return what is said of a column."""
        ...

    async def set_instance_metadata(self, key: str, value: str) -> None:
        """Say something of the whole site."""
        ...

    async def set_database_metadata(self, database_name: str, key: str, value: str) -> None:
        """Say something of a database."""
        ...

    async def set_resource_metadata(
        self, database_name: str, resource_name: str, key: str, value: str
    ) -> None:
        """Say something of a table."""
        ...

    async def set_column_metadata(
        self, database_name: str, resource_name: str, column_name: str, key: str, value: str
    ) -> None:
        """Say something of a column."""
        ...

    async def add_query(
        self, database: str, name: str, sql: str, *, title: str, description: str, is_trusted: bool
    ) -> None:
        """Add a query to a database."""
        ...


async def tell(datasette: Datasette) -> None:
    """Tell Datasette 1.0 the words and queries of every ledger; do nothing in 0.65.

    What whoever serves the ledger has said already stays.
    """
    if not hasattr(datasette, "set_database_metadata"):
        return
    newer = cast("NewerDatasette", datasette)
    if only_ledgers(datasette) and "title" not in await newer.get_instance_metadata():
        await newer.set_instance_metadata("title", schema_words()["title"])
    for name in ledgers(datasette):
        await _tell_of(newer, name, ledger_metadata(datasette, name))


async def _tell_of(datasette: NewerDatasette, database: str, words: dict[str, Any]) -> None:
    if "title" not in await datasette.get_database_metadata(database):
        await datasette.set_database_metadata(database, "title", words["title"])
    datasette.config = datasette.config or {}
    databases = datasette.config.setdefault("databases", {})
    tables = databases.setdefault(database, {}).setdefault("tables", {})
    for table, given in words["tables"].items():
        await _tell_of_table(datasette, database, table, given)
        # The rest (facets, order, search, labels) is configuration in 1.0.
        tables[table] = given | tables.get(table, {})
    for name, query in queries().items():
        # Trusted as in 0.65: who may not run SQL of their own may run these.
        await datasette.add_query(
            database,
            name,
            query["sql"],
            title=query["title"],
            description=query["description"],
            is_trusted=True,
        )


async def _tell_of_table(datasette: NewerDatasette, database: str, table: str, words: dict[str, Any]) -> None:
    """Say title, description and the help of columns, and take them out of ``words``."""
    said = await datasette.get_resource_metadata(database, table)
    for key in ("title", "description"):
        text = words.pop(key, None)
        if text is not None and key not in said:
            await datasette.set_resource_metadata(database, table, key, text)
    for column, text in words.pop("columns", {}).items():
        if "description" not in await datasette.get_column_metadata(database, table, column):
            await datasette.set_column_metadata(database, table, column, "description", text)
