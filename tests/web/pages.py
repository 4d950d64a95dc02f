"""Asking a Datasette for pages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import httpx
import uvicorn
from datasette.app import Datasette

from ledger.web.serve import address, listen


async def get(site: Datasette, path: str) -> httpx.Response:
    response: httpx.Response = await site.client.get(path)
    return response


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
