from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from ledger.web.limits import LARGEST_ROW, LEAST
from tests.web.pages import NEWER, get

pytestmark = pytest.mark.anyio

LARGEST_SOURCE = 64 * 1024 * 1024


async def test_a_query_cannot_fill_the_memory(site: Datasette) -> None:
    for sql in ("select length(randomblob(900000000))", f"select length(zeroblob({LEAST + 1}))"):
        response = await get(site, f"/ledger?sql={quote(sql)}")
        # Datasette 1.0 answers with the page of the query and the error on it.
        assert response.status_code == (200 if NEWER else 400)
        assert "too big" in response.text


async def test_what_fits_a_small_ledger_can_be_made(site: Datasette) -> None:
    response = await get(
        site, f"/ledger.json?_shape=arrayfirst&sql={quote(f'select length(zeroblob({LEAST - 1}))')}"
    )
    assert response.json() == [LEAST - 1]


async def test_a_large_ledger_allows_what_is_stored_in_it(ledger: Path, tmp_path: Path) -> None:
    large = tmp_path / "ledger.db"
    large.write_bytes(ledger.read_bytes())
    with large.open("r+b") as file:
        file.truncate(LARGEST_ROW * 2)
    site = Datasette([], immutables=[str(large)])
    for length, status in ((LARGEST_SOURCE, 200), (LARGEST_ROW, 400)):
        sql = quote(f"select length(zeroblob({length + 1}))")
        assert (await get(site, f"/ledger.json?sql={sql}")).status_code == status


async def test_another_database_keeps_its_limits(other: Path) -> None:
    site = Datasette([], immutables=[str(other)])
    response = await get(site, f"/other.json?_shape=arrayfirst&sql=select+length(zeroblob({LEAST + 1}))")
    assert response.json() == [LEAST + 1]
