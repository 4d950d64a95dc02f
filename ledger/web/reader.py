"""Reading a ledger for one request: only what whoever asks may see, and never longer than the site allows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from ledger.web.host import Database, Datasette, QueryInterrupted, Request, may_view, tilde_encode

Found = dict[str, Any]


class Reader:
    """Reads one ledger on behalf of whoever sent ``request``.

    ``late`` tells that a query was stopped by the time limit, or read a column that an older
    ledger lacks, so that a part of the page is missing.
    """

    def __init__(self, datasette: Datasette, request: Request, database: str) -> None:
        self.datasette = datasette
        self.request = request
        self.database: Database = datasette.databases[database]
        self.late = False
        self._allowed: dict[str, bool] = {}

    async def rows(self, sql: str, /, **params: object) -> list[Found]:
        """Return the rows of a query, or none where the site's time limit stops it."""
        try:
            found = await self.database.execute(sql, params)
        except (QueryInterrupted, sqlite3.OperationalError):
            self.late = True
            return []
        return [{column: row[column] for column in row.keys()} for row in found.rows]  # noqa: SIM118

    async def may_view(self, *tables: str) -> bool:
        """Tell whether whoever asks may see every one of ``tables``."""
        for table in tables:
            if table not in self._allowed:
                name = self.database.name
                self._allowed[table] = await may_view(self.datasette, self.request, name, table)
        return all(self._allowed[table] for table in tables)

    def argument(self, name: str) -> str:
        """Return a parameter of the address, without the white space around it."""
        return (self.request.args.get(name) or "").strip()

    def row(self, table: str, key: object) -> str:
        """Return the address of a row's page."""
        return self.datasette.urls.row(self.database.name, table, str(key))

    def table(self, table: str) -> str:
        """Return the address of a table's or a query's page."""
        return self.datasette.urls.table(self.database.name, table)

    def room(self, *path: str) -> str:
        """Return the address of one of our own pages, as ``/ledger/-/search``."""
        parts = "/".join(tilde_encode(part) for part in path)
        return f"{self.datasette.urls.database(self.database.name)}/-/{parts}"


def listed(ids: Iterable[int]) -> str:
    """Return ids as a query reads them with ``json_each``.

    >>> listed([3, 1])
    '[3, 1]'
    """
    return json.dumps(list(ids))
