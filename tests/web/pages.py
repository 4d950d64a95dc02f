"""Asking a Datasette for pages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import httpx
import uvicorn
from datasette.app import Datasette

from ledger.web.serve import address, listen
from tests.web.browser import LONGEST

# Where Datasette 1.0 differs from 0.65.
NEWER = hasattr(Datasette, "allowed")


def fetch(page: str) -> httpx.Response:
    """Ask a server that runs for a page, with the patience that a browser has on a busy machine."""
    return httpx.get(page, timeout=LONGEST, trust_env=False)


async def get(site: Datasette, path: str) -> httpx.Response:
    """Ask for a page; queries that somebody writes have an address of their own in Datasette 1.0."""
    response: httpx.Response = await site.client.get(path)
    if response.status_code == 302 and "/-/query" in response.headers["location"]:
        response = await site.client.get(response.headers["location"])
    return response


async def rows_of(site: Datasette, path: str) -> dict[str, Any]:
    """Return the JSON of a page of rows with its facets by name; Datasette 1.0 gives less unasked."""
    asked = f"{'&' if '?' in path else '?'}_shape=objects{'&_extra=facet_results' if NEWER else ''}"
    found: dict[str, Any] = (await get(site, path + asked)).json()
    facets = found.pop("facet_results")
    return {**found, "facets": facets["results"] if NEWER else facets}


def shown(html: str) -> str:
    """Return a page without what nobody reads: Datasette 1.0 keeps labels for its dialogs about rows."""
    return re.sub(r' data-row-label="[^"]*"', "", html)


async def page(site: Datasette, path: str) -> str:
    """Return the text of a page that must be there."""
    response = await get(site, path)
    assert response.status_code == 200, (path, response.text[:500])
    return response.text


async def first_row(site: Datasette, table: str, **where: object) -> dict[str, Any]:
    """Return the first row of a table whose columns have the given values."""
    response = await get(site, f"/ledger/{table}.json?{urlencode({'_shape': 'array', **where})}")
    rows: list[dict[str, Any]] = response.json()
    return rows[0]


@contextmanager
def answering(site: Datasette) -> Iterator[str]:
    """Serve a Datasette on any free port, for a browser to ask, and give its address."""
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(site.app(), log_level="error"))

    async def run() -> None:
        await site.invoke_startup()
        await server.serve(sockets=[listener])

    thread = Thread(target=lambda: asyncio.run(run()))
    thread.start()
    try:
        yield address("127.0.0.1", listener)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
