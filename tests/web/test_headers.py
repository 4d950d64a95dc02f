from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

from ledger.web.headers import HEADERS
from tests.web.pages import get

pytestmark = pytest.mark.anyio

EXPECTED = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ledger",
        "/ledger/claim",
        "/ledger/claim.json",
        "/ledger/search?words=x",
        "/-/versions",
        "/ledger/none",
    ],
)
async def test_every_page_of_a_site_with_a_ledger_is_protected(site: Datasette, path: str) -> None:
    headers = (await get(site, path)).headers
    assert headers.get_list("content-security-policy") == [EXPECTED]
    assert headers.get_list("x-content-type-options") == ["nosniff"]
    assert headers.get_list("referrer-policy") == ["no-referrer"]


async def test_pages_of_another_database_are_left_alone(ledger: Path, other: Path) -> None:
    site = Datasette([], immutables=[str(ledger), str(other)])
    for path in ("/other", "/other/source", "/other/source.json", "/other/source/1"):
        assert "content-security-policy" not in (await get(site, path)).headers
    assert "content-security-policy" in (await get(site, "/ledger/source")).headers


async def test_a_site_without_a_ledger_is_left_alone(other: Path) -> None:
    headers = (await get(Datasette([], immutables=[str(other)]), "/")).headers
    assert "content-security-policy" not in headers


async def test_a_base_address_makes_no_difference(ledger: Path, other: Path) -> None:
    site = Datasette([], immutables=[str(ledger), str(other)], settings={"base_url": "/news/"})
    assert "content-security-policy" in (await get(site, "/ledger/source")).headers
    assert "content-security-policy" not in (await get(site, "/other/source")).headers


async def test_a_name_with_dots_is_recognised(other: Path, tmp_path: Path) -> None:
    dotted = tmp_path / "my.other.db"
    dotted.write_bytes(other.read_bytes())
    assert set(HEADERS) & set(
        (await get(Datasette([], immutables=[str(dotted)]), "/my~2Eother")).headers
    ) <= {"referrer-policy"}
