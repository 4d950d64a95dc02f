"""Pages with an address of their own beside Datasette's: search, and lasting links by the keys of rows.

Datasette checks no permission for such routes, so each checks what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ledger.web.host import Datasette, NotFound, Request, Response, tilde_decode
from ledger.web.ledgers import is_ledger
from ledger.web.reader import Reader
from ledger.web.searching import search

# Tables whose rows can be found by the column key.
_KEYED = ("claim", "source")


def rooms() -> list[tuple[str, object]]:
    """Return the routes in the form in which Datasette asks for them."""
    return [
        (r"/(?P<database>[^/]+)/-/search$", search_page),
        (r"/(?P<database>[^/]+)/-/(?P<table>claim|source)/(?P<key>[^/]+)$", by_key),
    ]


async def search_page(datasette: Datasette, request: Request) -> object:
    """Answer with the search page."""
    reader = _reader(datasette, request)
    if not await reader.may_view("source"):
        return Response.text("This ledger may not be searched.", status=403)
    found = await search(reader, reader.argument("q"))
    return await _page(reader, "ledger_search.html", {"found": found})


async def by_key(datasette: Datasette, request: Request) -> object:
    """Lead to the page of the claim or source with a key; the rest of the address goes along."""
    reader = _reader(datasette, request)
    table, key = request.url_vars["table"], tilde_decode(request.url_vars["key"])
    if table not in _KEYED or not await reader.may_view(table):
        raise NotFound("There is no such page")
    found = await reader.rows(f"SELECT id FROM {table} WHERE key = :key", key=key)
    if not found:
        raise NotFound(f"There is no {table} with the key {key}")
    rest = f"?{request.query_string}" if request.query_string else ""
    return Response.redirect(reader.row(table, found[0]["id"]) + rest)


def _reader(datasette: Datasette, request: Request) -> Reader:
    route = tilde_decode(request.url_vars["database"])
    for name, database in datasette.databases.items():
        if database.route == route and is_ledger(datasette, name):
            return Reader(datasette, request, name)
    raise NotFound("There is no such ledger")


async def _page(reader: Reader, template: str, context: Mapping[str, Any]) -> object:
    shared = {"database": reader.database.name}
    return Response.html(
        await reader.datasette.render_template([template], {**shared, **context}, request=reader.request)
    )
