"""Search, home, and lasting addresses."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from ledger.claims.claim import Claim, Figure
from ledger.pipeline import Reading
from ledger.span import Span
from ledger.store.connect import filling
from ledger.store.migrate import create
from ledger.store.write import write
from ledger.web.hits import hits
from tests.web.conftest import make_source, mention
from tests.web.pages import first_row, get, page

pytestmark = pytest.mark.anyio

# The forms of one word that a search for it must find, wherever it is typed.
FORMS = ("تجارة", "التجارة", "والتجارة", "بالتجارة", "للتجارة", "التِّجَارَةُ", "التجـارة", "تجاري")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one source for each form of the word."""
    path = tmp_path_factory.mktemp("forms") / "ledger.db"
    create(path)
    told = []
    for number, form in enumerate(FORMS):
        text = f"كتب أحد عن {form} 5 كم هنا."
        figure = Figure("length", unit="km")
        told.append(
            (
                make_source(f"s{number}", text, f"{number}", None),
                Reading([Claim((mention(text, "5 كم", figure),))], []),
            )
        )
    with filling(path) as connection:
        write(connection, told)
    return path


@pytest.mark.parametrize("query", [*FORMS, '"عن تجارة"'])
async def test_every_form_finds_every_form_and_marks_it(forms: Path, query: str) -> None:
    site = Datasette([], immutables=[str(forms)])
    text = await page(site, f"/ledger/-/search?q={query}")
    assert text.count('<li class="ledger-entry">') == len(FORMS)
    marks = {html.unescape(found) for found in re.findall(r'<mark class="ledger-hit">([^<]+)</mark>', text)}
    assert marks >= set(FORMS)


async def test_search_finds_names_measures_sources_and_claims(site: Datasette) -> None:
    text = await page(site, "/ledger/-/search?q=trade")
    measure = await first_row(site, "measure")
    assert f'<a href="/ledger/measure/{measure["id"]}">' in text
    text = await page(site, "/ledger/-/search?q=التجاري")
    source = await first_row(site, "source", key="trade")
    assert f'<a href="/ledger/source/{source["id"]}"' in text
    text = await page(site, "/ledger/-/search?q=bank")
    entity = await first_row(site, "entity", name="World Bank")
    assert f'<a href="/ledger/entity/{entity["id"]}">' in text


@pytest.mark.parametrize(
    "query", ["", "   ", "؟", "*", "xyzzy", "%00", "a" * 3000, "<script>alert(1)</script>"]
)
async def test_any_search_is_answered(site: Datasette, query: str) -> None:
    text = await page(site, f"/ledger/-/search?q={query}")
    assert "<script>alert" not in text
    assert "<h2>Claims</h2>" not in text


async def test_search_shows_hostile_words_as_words(site: Datasette) -> None:
    text = await page(site, "/ledger/-/search?q=الطريق")
    assert "&lt;img src=x onerror=alert(2)&gt;" in text
    assert "<img" not in text
    assert "\u202e" not in text


def test_hits_are_offsets_of_the_text_itself() -> None:
    text = "قال إن التِّجَارَةُ نمت"
    assert [span.of(text) for span in hits(text, "تجارة")] == ["التِّجَارَةُ"]
    assert hits(text, "") == []
    assert hits("", "تجارة") == []
    assert all(isinstance(span, Span) for span in hits(text, "إن"))


@pytest.mark.parametrize("table", ["claim", "source"])
async def test_a_key_leads_to_its_row(site: Datasette, table: str) -> None:
    row = await first_row(site, table)
    answer = await get(site, f"/ledger/-/{table}/{row['key']}?_at=1-3")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/ledger/{table}/{row['id']}?_at=1-3"


@pytest.mark.parametrize(
    "path", ["/ledger/-/claim/none", "/ledger/-/source/~27", "/other/-/search", "/x/-/search"]
)
async def test_what_is_not_there_is_not_found(ledger: Path, other: Path, path: str) -> None:
    site = Datasette([], immutables=[str(ledger), str(other)])
    assert (await get(site, path)).status_code == 404


async def test_rooms_hide_what_may_not_be_seen(ledger: Path) -> None:
    def closed(*tables: str) -> Datasette:
        denied = {name: {"allow": False} for name in tables}
        return Datasette([], immutables=[str(ledger)], metadata={"databases": {"ledger": {"tables": denied}}})

    open_site = Datasette([], immutables=[str(ledger)])
    claim = await first_row(open_site, "claim", quote="12 في المئة")
    site = closed("claim")
    assert (await get(site, f"/ledger/-/claim/{claim['key']}")).status_code == 404
    assert "12 في المئة" not in await page(site, "/ledger/-/search?q=الصادرات")
    assert 'class="ledger-counts"' not in await page(site, "/ledger")
    site = closed("source")
    assert (await get(site, "/ledger/-/search?q=x")).status_code == 403
    site = closed("entity")
    assert "World Bank" not in await page(site, "/ledger/-/search?q=bank")
    nobody = Datasette([], immutables=[str(ledger)], metadata={"allow": False})
    for path in ("/ledger/-/search", f"/ledger/-/claim/{claim['key']}"):
        assert (await get(nobody, path)).status_code in (403, 404)


async def test_the_first_page_counts_and_names_what_is_written_about(site: Datasette) -> None:
    for path in ("/", "/ledger"):
        text = await page(site, path)
        assert "<strong>2</strong> sources" in text
        assert "<strong>3</strong> figures" in text
        assert re.search(r'href="/ledger/measure/\d+"><bdi dir="auto">bilateral trade</bdi>', text)
        assert re.search(r'href="/ledger/entity/\d+"><bdi dir="auto">World Bank</bdi>', text)
        assert text.count('role="search"') == 1
        assert 'lang="ar">ابحث' in text


async def test_a_site_of_two_ledgers_shows_both_first_pages(
    ledger: Path, spoken: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.db"
    second.write_bytes(spoken.read_bytes())
    site = Datasette([], immutables=[str(ledger), str(second)])
    text = await page(site, "/")
    assert text.count('role="search"') == 2
    assert 'action="/second/-/search"' in text
