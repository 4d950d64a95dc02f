from __future__ import annotations

import importlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from ledger.store.tables import metadata as schema
from ledger.store.views import SEARCH, VIEWS
from ledger.web.metadata import LARGE, indexed, ledger_metadata, schema_words

# By its name: ledger.web holds a function of the same name.
METADATA = importlib.import_module("ledger.web.metadata")
WORDS = schema_words()["tables"]
VISIBLE = [name for name in (*schema.tables, *VIEWS) if name != "claim_text"]
FACETED = [(table, facet) for table, words in WORDS.items() for facet in words.get("facets", [])]


def columns(ledger: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(ledger)) as connection:
        return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def test_every_table_and_view_has_words_and_no_other() -> None:
    assert sorted(WORDS) == sorted(VISIBLE)


@pytest.mark.parametrize("table", VISIBLE)
def test_every_column_has_help_and_no_other(ledger: Path, table: str) -> None:
    assert sorted(WORDS[table]["columns"]) == sorted(columns(ledger, table))
    assert all(text.strip() and text.endswith((".", "...")) for text in WORDS[table]["columns"].values())


@pytest.mark.parametrize("table", VISIBLE)
def test_words_name_columns_that_exist(ledger: Path, table: str) -> None:
    words, there = WORDS[table], set(columns(ledger, table))
    named = {words[key] for key in ("label_column", "search", "sort", "sort_desc") if key in words}
    named |= {*words.get("facets", []), *words.get("sortable_columns", []), *words.get("first_columns", [])}
    assert named <= there
    assert len(words.get("facets", [])) <= 2
    assert words["title"]
    assert words["description"]
    assert table in VIEWS or words["label_column"]


@pytest.mark.parametrize(("table", "facet"), FACETED)
def test_facets_of_tables_are_on_indexed_columns(table: str, facet: str) -> None:
    assert table in VIEWS or facet in indexed(schema.tables[table])


@pytest.mark.parametrize("table", sorted(schema.tables))
def test_indexed_columns_are_those_that_sqlite_knows(ledger: Path, table: str) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        indexes = [row[1] for row in connection.execute(f'PRAGMA index_list("{table}")')]
        first = {connection.execute(f'PRAGMA index_info("{name}")').fetchone()[2] for name in indexes}
        keys = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[5]]
    assert indexed(schema.tables[table]) == first | set(keys[:1])


@pytest.mark.parametrize("large", [False, True])
def test_the_default_order_can_be_had(site: Datasette, monkeypatch: pytest.MonkeyPatch, large: bool) -> None:
    monkeypatch.setattr(METADATA, "LARGE", 0 if large else LARGE)
    for table, words in ledger_metadata(site, "ledger")["tables"].items():
        order = words.get("sort") or words.get("sort_desc")
        assert order is None or order in words["sortable_columns"], table


def test_a_large_ledger_sorts_its_views_by_what_an_index_can_give(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        for view in (name for name in VIEWS if "large" in WORDS[name]):
            for column in (WORDS[view]["large"]["sort_desc"], "id"):
                plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT id FROM {view} ORDER BY {column} DESC")
                assert not any("TEMP B-TREE" in str(step) for step in plan)


@pytest.mark.anyio
async def test_the_pages_of_a_large_ledger_open(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(METADATA, "LARGE", 0)
    site = Datasette([], immutables=[str(ledger)])
    rows = (await site.client.get("/ledger/figures.json?_shape=array")).json()
    assert [row["low"] for row in rows] == sorted((row["low"] for row in rows), reverse=True)
    assert (await site.client.get("/ledger/figures?_sort=published")).status_code >= 400


def test_search_reads_the_index_of_the_schema(site: Datasette) -> None:
    searched = {
        name: words["fts_table"]
        for name, words in ledger_metadata(site, "ledger")["tables"].items()
        if "fts_table" in words
    }
    assert set(searched) >= {"claim", "figures", "figure", "mention", "statements"}
    assert set(searched.values()) == {SEARCH}


def test_a_copy_can_be_changed_without_changing_the_next(site: Datasette) -> None:
    ledger_metadata(site, "ledger")["tables"]["claim"]["facets"].append("rule")
    assert ledger_metadata(site, "ledger")["tables"]["claim"]["facets"] == ["kind", "modality"]


@pytest.mark.anyio
async def test_the_words_of_whoever_serves_the_ledger_win(ledger: Path) -> None:
    own = {"title": "Our desk", "databases": {"ledger": {"tables": {"claim": {"title": "Our claims"}}}}}
    site = Datasette([], immutables=[str(ledger)], metadata=own)
    assert "<h1>Our desk</h1>" in (await site.client.get("/")).text
    html = (await site.client.get("/ledger/claim")).text
    assert "Our claims" in html
    assert "What the sources state" in html
