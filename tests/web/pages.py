"""Asking a Datasette for pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import httpx
from datasette.app import Datasette


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
