from __future__ import annotations

import re
from pathlib import Path

import pytest
from datasette.app import Datasette
from markupsafe import Markup

from ledger.web import cells
from ledger.web.cells import number, text
from tests.web.pages import first_row, page, shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1800000000", "1,800,000,000"),
        ("46.20", "46.20"),
        (1800000000.0, "1,800,000,000"),
        (46.2, "46.2"),
        ("-3", "-3"),
        (0.0, "0"),
        ("0.000001", "0.000001"),
    ],
)
def test_numbers_are_shown_in_groups_and_as_exact_as_they_are(value: str | float, shown: str) -> None:
    assert number(value) == f'<bdi dir="ltr">{shown}</bdi>'


@pytest.mark.parametrize("value", ["", "many", "nan", "inf", "<b>"])
def test_what_is_no_number_is_left_alone(value: str) -> None:
    assert number(value) is None


def test_text_is_escaped_before_it_is_cut() -> None:
    assert text("<" * 5, 2) == Markup('<bdi dir="auto">&lt;&lt;…</bdi>')
    assert text("ab", 2) == Markup('<bdi dir="auto">ab</bdi>')


@pytest.mark.anyio
async def test_the_text_of_a_source_is_cut_in_tables_even_where_the_site_cuts_nothing(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "SOURCE_LENGTH", 12)
    site = Datasette([], immutables=[str(ledger)], settings={"truncate_cells_html": 0})
    source = await first_row(site, "source", key="trade")
    html = shown(await page(site, "/ledger/source"))
    assert f">{source['text'][:12]}…</bdi>" in html
    assert source["text"][:13] not in re.sub(r"<bdi[^>]*>التبادل التجاري يبلغ ذروة جديدة</bdi>", "", html)


@pytest.mark.anyio
async def test_long_arabic_text_is_cut_in_tables_as_the_site_says(ledger: Path) -> None:
    site = Datasette([], immutables=[str(ledger)], settings={"truncate_cells_html": 20})
    source = await first_row(site, "source", key="trade")
    sentence = await first_row(site, "sentence", position=1, source=source["id"])
    assert len(sentence["text"]) > 20
    html = shown(await page(site, "/ledger/sentence"))
    assert f">{sentence['text'][:20]}…</bdi>" in html
    assert sentence["text"] not in html
