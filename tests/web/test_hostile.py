from __future__ import annotations

import pytest
from datasette.app import Datasette

from tests.web.pages import first_row, page, shown

pytestmark = pytest.mark.anyio

PAGES = (
    "/",
    "/ledger",
    "/ledger/source",
    "/ledger/sentence",
    "/ledger/claim",
    "/ledger/figures",
    "/ledger/mention",
)
QUERIES = ("/ledger/figures_of_kind?kind=length", "/ledger/claims_by_source", "/ledger/search?words=الطريق")


@pytest.mark.parametrize("path", [*PAGES, *QUERIES])
async def test_markup_in_a_source_stays_text(site: Datasette, path: str) -> None:
    html = await page(site, path)
    assert "<script>alert" not in html
    assert "<img" not in html


@pytest.mark.parametrize("table", ["source", "sentence", "claim"])
async def test_markup_in_a_source_stays_text_on_its_own_page(site: Datasette, table: str) -> None:
    source = await first_row(site, "source", key="hostile")
    where = {"id": source["id"]} if table == "source" else {"source": source["id"]}
    where |= {"position": 1} if table == "sentence" else {}
    row = await first_row(site, table, **where)
    html = await page(site, f"/ledger/{table}/{row['id']}")
    assert "&lt;img src=x onerror=alert(2)&gt;" in html
    assert "<script>alert" not in html
    assert "<img" not in html


async def test_a_character_that_turns_digits_around_is_shown_as_such(site: Datasette) -> None:
    source = await first_row(site, "source", key="hostile")
    assert "\u202e" in source["text"]
    for path in (f"/ledger/source/{source['id']}", "/ledger/source", "/ledger/sentence", "/ledger/figures"):
        html = shown(await page(site, path))
        assert "\u202e" not in html
        assert ">U+202E</span>" in html


async def test_a_search_for_markup_stays_text(site: Datasette) -> None:
    html = await page(site, "/ledger/search?words=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html
