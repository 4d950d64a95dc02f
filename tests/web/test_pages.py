from __future__ import annotations

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.web.pages import NEWER, first_row, get, page, rows_of

pytestmark = pytest.mark.anyio

TABLES = (
    "claim", "claim_entity", "comparison", "entity", "entity_alias", "figure", "measure", "mention",
    "sentence", "source", "statement", "unit",
)  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/ledger", *(f"/ledger/{name}" for name in TABLES)])
async def test_every_page_opens(site: Datasette, path: str) -> None:
    assert await page(site, path)


async def test_the_plugin_is_seen_with_its_templates_and_static_files(site: Datasette) -> None:
    plugins = (await get(site, "/-/plugins.json")).json()
    ours = [plugin for plugin in plugins if plugin["name"] == "fact-ledger"]
    assert len(ours) == 1
    assert ours[0]["static"]
    assert ours[0]["templates"]


async def test_the_home_page_says_what_this_is_and_where_to_start(site: Datasette) -> None:
    html = await page(site, "/")
    assert "<h1>Fact ledger</h1>" in html
    assert "it does not say who is right" in html
    assert 'action="/ledger/-/search"' in html
    links = re.findall(r'href="(/ledger/[a-z_]+[^"]*)"', html)
    for link in links:
        await page(site, link.replace("&amp;", "&"))
    assert any(link.startswith("/ledger/figures?_col=id&amp;_col=gloss") for link in links)


async def test_the_database_page_lists_queries_by_their_titles(site: Datasette) -> None:
    html = await page(site, "/ledger")
    listed = await page(site, "/ledger/-/queries") if NEWER else html
    assert re.search(r">\s*Largest figures by unit\s*</a>", listed)
    assert "it does not say who is right" in html


async def test_machinery_is_hidden(site: Datasette) -> None:
    tables = (await get(site, "/ledger.json")).json()["tables"]
    visible = {table["name"] for table in tables if not table["hidden"]}
    assert visible == set(TABLES)


async def test_a_table_has_title_description_and_column_help(site: Datasette) -> None:
    html = await page(site, "/ledger/source")
    assert re.search(r"<h1>Sources\s*</h1>", html)
    assert "The texts that were read, unchanged." in html
    assert "<dt>published</dt><dd>Day it was published.</dd>" in html
    assert 'data-column-description="Day it was published."' in html


async def test_facets_and_order_come_by_themselves(site: Datasette) -> None:
    found = await rows_of(site, "/ledger/figures.json")
    assert set(found["facets"]) == {"kind", "unit"}
    published = [row["published"] for row in found["rows"]]
    assert published == ["2023-05-04", "2023-05-04", None]


async def test_a_column_without_an_index_cannot_be_sorted_by(site: Datasette) -> None:
    assert (await get(site, "/ledger/claim?_sort=source")).status_code == 200
    assert (await get(site, "/ledger/claim?_sort=quote")).status_code >= 400


async def test_json_carries_plain_values(site: Datasette) -> None:
    (row,) = (await get(site, "/ledger/figures.json?_shape=array&kind=money")).json()
    assert row["quote"] == "1.8 مليار دولار"
    assert row["low"] == 1800000000
    assert row["low_exact"] == "1800000000"
    assert row["about"] == "KZ, UZ"
    assert row["char_end"] - row["char_start"] == len(row["quote"])


async def test_json_can_be_given_labels(site: Datasette) -> None:
    rows = (await get(site, "/ledger/figure.json?_shape=array&_labels=on&kind=money")).json()
    assert rows[0]["unit"]["label"] == "USD"
    assert rows[0]["measure"]["label"] == "bilateral trade"
    assert rows[0]["claim"]["label"] == "Kazakhstan–Uzbekistan bilateral trade: $1.8 billion"


async def test_arabic_cells_are_kept_apart_and_named_as_arabic(site: Datasette) -> None:
    html = await page(site, "/ledger/claim")
    assert '<bdi dir="auto" lang="ar">12 في المئة</bdi>' in html


async def test_the_style_sheet_is_linked_and_turns_cells_by_their_text(site: Datasette) -> None:
    html = await page(site, "/ledger/claim")
    (href,) = re.findall(r'href="([^"]*ledger\.css)"', html)
    css = await page(site, href)
    rule = re.search(r"td,[^{]*\{([^}]*)\}", css)
    assert rule
    assert "unicode-bidi: plaintext" in rule[1]
    assert "text-align: start" in rule[1]


async def test_addresses_respect_the_base_url(ledger: Path) -> None:
    site = Datasette([], immutables=[str(ledger)], settings={"base_url": "/news/"})
    row = await first_row(site, "claim", kind="figure")
    # The client puts the base address before each path by itself.
    for path in ("/", "/ledger/claim", f"/ledger/claim/{row['id']}", "/ledger/search?words=x"):
        html = await page(site, path)
        local = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
        assert local
        assert [address for address in local if not address.startswith("/news/")] == []


async def test_a_mention_leads_to_its_place_in_the_source(site: Datasette) -> None:
    row = await first_row(site, "mention", position=1)
    claim = await first_row(site, "claim", id=row["claim"])
    html = await page(site, "/ledger/mention")
    assert (
        f'<a href="/ledger/source/{claim["source"]}#char-{row["char_start"]}">{row["char_start"]}</a>' in html
    )


async def test_foreign_keys_lead_to_their_rows_by_label(site: Datasette) -> None:
    source = await first_row(site, "source", key="trade")
    html = await page(site, "/ledger/claim")
    label = '<bdi dir="auto" lang="ar">التبادل التجاري يبلغ ذروة جديدة</bdi>'
    assert f'<a href="/ledger/source/{source["id"]}">{label}</a>' in html
