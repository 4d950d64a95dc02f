"""The plugin acts on ledgers, and on no other database."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

from ledger.store.tables import APPLICATION_ID
from ledger.web.ledgers import is_ledger_file
from tests.web.pages import NEWER, get, page

pytestmark = pytest.mark.anyio


def test_the_mark_is_the_one_in_the_file(ledger: Path, other: Path, tmp_path: Path) -> None:
    assert is_ledger_file(ledger)
    assert not is_ledger_file(other)
    assert not is_ledger_file(tmp_path)
    assert not is_ledger_file(tmp_path / "none.db")
    text = tmp_path / "text.db"
    text.write_bytes(b"x" * 68 + APPLICATION_ID.to_bytes(4, "big"))
    assert not is_ledger_file(text)


def test_a_file_that_becomes_a_ledger_is_known_as_one(ledger: Path, other: Path, tmp_path: Path) -> None:
    path = tmp_path / "changing.db"
    path.write_bytes(other.read_bytes())
    assert not is_ledger_file(path)
    built = tmp_path / "built.db"
    built.write_bytes(ledger.read_bytes())
    built.replace(path)
    assert is_ledger_file(path)


async def test_another_database_looks_as_without_the_plugin(other: Path) -> None:
    site = Datasette([], immutables=[str(other)])
    assert "<h1>Datasette</h1>" in await page(site, "/")
    for path in ("/", "/other", "/other/source", "/other/source/1"):
        html = await page(site, path)
        assert "ledger" not in html
        assert "<bdi" not in html
    assert (await get(site, "/-/config.json" if NEWER else "/-/metadata.json")).json() in ({}, {"ok": True})
    assert (await get(site, "/other.json")).json()["queries"] == []


async def test_beside_a_ledger_another_database_still_looks_as_without_the_plugin(
    ledger: Path, other: Path
) -> None:
    alone = Datasette([], immutables=[str(other)])
    beside = Datasette([], immutables=[str(ledger), str(other)])
    for path in ("/other", "/other/source", "/other/source/1", "/other?sql=select+escape_fts('a+b')"):
        assert _without_time(await page(beside, path)) == _without_time(await page(alone, path))
    assert "<h1>Datasette</h1>" in await page(beside, "/")
    assert "it does not say who is right" in await page(beside, "/")


async def test_a_ledger_that_can_be_written_to_is_served_too(ledger: Path) -> None:
    site = Datasette([str(ledger)])
    assert "<h1>Fact ledger</h1>" in await page(site, "/")
    assert '<bdi dir="auto" lang="ar">' in await page(site, "/ledger/claim")


async def test_a_ledger_of_any_name_is_known(ledger: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "the news.2023.db"
    renamed.write_bytes(ledger.read_bytes())
    site = Datasette([], immutables=[str(renamed)])
    for path in ("/the+news~2E2023", "/the+news~2E2023/claim", "/the+news~2E2023/search?words=x"):
        response = await get(site, path)
        assert response.status_code == 200
        assert "ledger.css" in response.text
        assert "content-security-policy" in response.headers


async def test_a_database_in_memory_is_left_alone(ledger: Path) -> None:
    site = Datasette([], immutables=[str(ledger)], memory=True)
    assert "ledger.css" not in await page(site, "/_memory?sql=select+1")


def _without_time(html: str) -> str:
    return html.partition("<footer")[0]
