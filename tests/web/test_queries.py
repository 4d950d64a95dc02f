from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from ledger.web.queries import queries
from tests.web.pages import get, page

pytestmark = pytest.mark.anyio


async def rows(site: Datasette, query: str, **parameters: str) -> list[dict[str, Any]]:
    given = "".join(f"&{name}={quote(value)}" for name, value in parameters.items())
    response = await get(site, f"/ledger/{query}.json?_shape=array{given}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found


@pytest.mark.parametrize("name", sorted(queries()))
async def test_every_query_runs_and_says_what_it_is(site: Datasette, name: str) -> None:
    html = await page(site, f"/ledger/{name}")
    assert queries()[name]["title"] in html
    assert queries()[name]["description"].split(":")[0] in html
    assert "message-error" not in html


def test_the_queries_that_are_shipped() -> None:
    assert set(queries()) == {
        "figures_by_measure", "largest_figures_by_unit", "claims_by_source", "claims_per_rule",
        "figures_of_kind", "search", "integrity", "statements_by_speaker", "said_about", "denials",
        "most_cited_speakers", "figures_by_speaker", "contradictions", "best_supported", "timeline",
        "latest_conflicts",
    }  # fmt: skip


async def test_figures_by_measure(site: Datasette) -> None:
    found = {(row["measure"], row["unit"]): row for row in await rows(site, "figures_by_measure")}
    assert set(found) == {("bilateral trade", "USD"), ("(not named)", "%"), ("(not named)", "km")}
    trade = found["bilateral trade", "USD"]
    assert (trade["figures"], trade["sources"], trade["least"]) == (1, 1, 1800000000)
    assert found["(not named)", "km"]["most"] == 940


async def test_largest_figures_by_unit(site: Datasette) -> None:
    found = await rows(site, "largest_figures_by_unit")
    assert [(row["unit"], row["place"], row["low"]) for row in found] == [
        ("%", 1, "12"),
        ("USD", 1, "1800000000"),
        ("km", 1, "940"),
    ]
    assert found[0]["speaker"] == "World Bank"


async def test_claims_by_source(site: Datasette) -> None:
    found = await rows(site, "claims_by_source")
    assert [(row["published"], row["claims"], row["statements"]) for row in found] == [
        ("2023-05-04", 2, 0),
        (None, 1, 0),
    ]


async def test_claims_per_rule(site: Datasette) -> None:
    (found,) = await rows(site, "claims_per_rule")
    assert (found["rule"], found["claims"]) == ("<number> <scale> <currency>", 3)


@pytest.mark.parametrize(
    ("kind", "unit", "quotes"),
    [
        ("money", "", ["1.8 مليار دولار"]),
        ("", "km", ["940 كيلومترا"]),
        ("percent", "%", ["12 في المئة"]),
        ("money", "km", []),
    ],
)
async def test_figures_of_kind(site: Datasette, kind: str, unit: str, quotes: list[str]) -> None:
    found = await rows(site, "figures_of_kind", kind=kind, unit=unit)
    assert [row["quote"] for row in found] == quotes


async def test_an_empty_field_stands_for_any(site: Datasette) -> None:
    assert len(await rows(site, "figures_of_kind")) == 3


@pytest.mark.parametrize(
    "form", ["تجارة", "التجارة", "والتجارة", "بالتجارة", "للتجارة", "التِّجَارَةُ", "التجـارة", "تجاري"]
)
async def test_search_finds_every_form_of_a_word(site: Datasette, form: str) -> None:
    assert [row["quote"] for row in await rows(site, "search", words=form)] == ["1.8 مليار دولار"]
    # Datasette's own search box finds the same.
    own = (await get(site, f"/ledger/figures.json?_shape=array&_search={quote(form)}")).json()
    assert [row["quote"] for row in own] == ["1.8 مليار دولار"]


@pytest.mark.parametrize("table", ["claim", "figure", "mention", "figures"])
async def test_the_search_box_stands_on_every_page_of_claims(site: Datasette, table: str) -> None:
    assert 'name="_search"' in await page(site, f"/ledger/{table}")
    found = (await get(site, f"/ledger/{table}.json?_shape=array&_search={quote('الصادرات')}")).json()
    assert len(found) == 1


async def test_search_wants_all_words_and_phrases_in_order(site: Datasette) -> None:
    assert len(await rows(site, "search", words="الصادرات بنسبة")) == 1
    assert await rows(site, "search", words="الصادرات الطريق") == []
    assert len(await rows(site, "search", words='"الصادرات بنسبة"')) == 1
    assert await rows(site, "search", words='"بنسبة الصادرات"') == []


async def test_the_best_match_comes_first(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "ledger.db"
    shutil.copy(ledger, copy)
    with closing(sqlite3.connect(copy)) as connection:
        (other,) = connection.execute("SELECT id FROM claim WHERE quote = '940 كيلومترا'").fetchone()
        connection.execute(
            "UPDATE claim_text SET norm = 'تجاره تجاره', stem = 'تجار تجار' WHERE claim = ?", (other,)
        )
        connection.commit()
    found = await rows(Datasette([], immutables=[str(copy)]), "search", words="تجارة")
    assert [row["quote"] for row in found] == ["940 كيلومترا", "1.8 مليار دولار"]


async def test_integrity_finds_nothing_in_a_sound_ledger(site: Datasette) -> None:
    assert await rows(site, "integrity") == []


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("claim", "UPDATE claim SET char_start = char_start + 1 WHERE quote = '940 كيلومترا'"),
        ("mention", "UPDATE mention SET quote = 'x' WHERE position = 1"),
        ("sentence", "UPDATE sentence SET text = 'x' WHERE position = 3"),
    ],
)
async def test_integrity_finds_what_is_misquoted(
    ledger: Path, tmp_path: Path, table: str, change: str
) -> None:
    copy = tmp_path / "ledger.db"
    shutil.copy(ledger, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute(change).rowcount == 1
        connection.commit()
    (found,) = await rows(Datasette([], immutables=[str(copy)]), "integrity")
    assert found["found_in"] == table
    assert found["quote"] != found["source_says"]


async def test_claims_in_results_lead_to_their_pages(site: Datasette) -> None:
    (found,) = await rows(site, "search", words="الطريق")
    html = await page(site, f"/ledger/search?words={quote('الطريق')}")
    assert f'<a href="/ledger/claim/{found["claim_id"]}">{found["claim_id"]}</a>' in html
