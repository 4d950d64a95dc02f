from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from ledger.web import row
from ledger.web import source as source_room
from tests.web.pages import first_row, get, page

pytestmark = pytest.mark.anyio


def article(text: str) -> str:
    (found,) = re.findall(r'<article class="ledger-passage"[^>]*>(.*?)</article>', text, re.DOTALL)
    return str(found)


def words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


async def test_a_source_is_shown_whole_with_every_mention_marked(site: Datasette) -> None:
    source = await first_row(site, "source", key="trade")
    text = await page(site, f"/ledger/source/{source['id']}")
    assert '<article class="ledger-passage" dir="auto" lang="ar">' in text
    assert words(article(text)) == source["text"]
    mentions = (await get(site, "/ledger/mention.json?_shape=array")).json()
    expected = {
        (f"char-{mention['char_start']}", str(mention["claim"]), mention["quote"])
        for mention in mentions
        if mention["quote"] in source["text"]
    }
    found = re.findall(
        r'<mark id="([^"]+)" data-claims="([^"]+)" class="[^"]+"><a href="[^"]+">([^<]+)</a></mark>', text
    )
    assert len(expected) == 3
    assert set(found) == expected


async def test_each_mark_leads_to_the_card_of_its_claim(site: Datasette) -> None:
    source = await first_row(site, "source", key="trade")
    text = await page(site, f"/ledger/source/{source['id']}")
    marks = re.findall(r'data-claims="(\d+)" class="[^"]+"><a href="#([^"]+)"', text)
    assert len(marks) == 3
    for claim, name in marks:
        row = await first_row(site, "claim", id=claim)
        assert name == f"claim-{row['key']}"
        (card,) = re.findall(rf'<li class="[^"]+" id="{name}".*?</li>', text, re.DOTALL)
        assert f'<a href="/ledger/claim/{claim}">' in card
        assert f'<a href="#char-{row["char_start"]}">back to the text</a>' in card


async def test_marks_of_claims_without_a_card_lead_to_their_pages(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_room, "MOST", 1)
    source = await first_row(site, "source", key="trade")
    text = await page(site, f"/ledger/source/{source['id']}")
    assert "The first 1 of 2" in text
    second = await first_row(site, "claim", quote="12 في المئة")
    assert f'<a href="/ledger/claim/{second["id"]}">12 في المئة</a></mark>' in text


async def test_an_address_can_point_at_any_characters(site: Datasette) -> None:
    source = await first_row(site, "source", key="trade")
    start = source["text"].index("التِّجارة")
    text = await page(site, f"/ledger/source/{source['id']}?_at={start}-{start + 9}")
    assert f'<span id="char-{start}" class="ledger-aim">{source["text"][start : start + 9]}</span>' in text
    for odd in ("9-3", "x", "1-999999999", "99999999-999999999"):
        assert words(article(await page(site, f"/ledger/source/{source['id']}?_at={odd}"))) == source["text"]


async def test_sentences_can_be_linked_to(site: Datasette) -> None:
    sentence = await first_row(site, "sentence", position=1)
    text = await page(site, f"/ledger/source/{sentence['source']}")
    assert f'id="char-{sentence["char_start"]}"' in text


async def test_a_claim_is_shown_in_its_sentence(site: Datasette) -> None:
    claim = await first_row(site, "claim", quote="12 في المئة")
    sentence = await first_row(site, "sentence", id=claim["sentence"])
    text = await page(site, f"/ledger/claim/{claim['id']}")
    assert "<h1>Claim: " in text
    assert words(article(text)) == sentence["text"]
    assert ">12 في المئة</a></mark>" in article(text)


async def test_a_row_names_what_its_foreign_keys_lead_to(site: Datasette) -> None:
    claim = await first_row(site, "claim", quote="12 في المئة")
    text = await page(site, f"/ledger/claim/{claim['id']}")
    assert f'<a href="/ledger/source/{claim["source"]}"><bdi dir="auto" lang="ar">التبادل' in text
    assert f'<a href="/ledger/entity/{claim["speaker"]}"><bdi dir="auto">World Bank</bdi></a>' in text


async def test_the_page_of_a_figure_tells_its_value(site: Datasette) -> None:
    claim = await first_row(site, "claim", quote="12 في المئة")
    text = await page(site, f"/ledger/claim/{claim['id']}")
    parts = dict(re.findall(r"<dt>(\w+)</dt>\s*<dd>\s*<div class=\"ledger-value\">(.*?)</div>", text))
    assert [words(parts[name]) for name in ("low", "high", "unit", "change")] == [
        "12",
        "12",
        "percent (%)",
        "rise",
    ]
    assert "edtf" not in parts


async def test_links_from_other_tables_name_them_and_leave_out_the_machinery(site: Datasette) -> None:
    claim = await first_row(site, "claim", quote="12 في المئة")
    text = await page(site, f"/ledger/claim/{claim['id']}")
    assert "1 row</a> in Mentions, by claim" in text
    assert "claim_text" not in text


async def test_who_may_not_see_figures_sees_no_value(ledger: Path) -> None:
    denied = {"databases": {"ledger": {"tables": {"figure": {"allow": False}}}}}
    site = Datasette([], immutables=[str(ledger)], metadata=denied)
    claim = await first_row(site, "claim", quote="12 في المئة")
    assert "percent (%)" not in await page(site, f"/ledger/claim/{claim['id']}")


async def test_empty_columns_are_named_in_one_line(site: Datasette) -> None:
    source = await first_row(site, "source", key="trade")
    assert "Empty here: url, author, cluster" in await page(site, f"/ledger/source/{source['id']}")


async def test_the_value_of_a_figure_leads_to_its_claim(site: Datasette) -> None:
    figure = await first_row(site, "figure", kind="money")
    text = await page(site, f"/ledger/figure/{figure['claim']}")
    assert f'<a href="/ledger/claim/{figure["claim"]}">' in text
    assert '<bdi dir="ltr">1,800,000,000</bdi>' in text


async def test_a_row_with_a_key_of_several_columns_opens(site: Datasette) -> None:
    party = await first_row(site, "claim_entity")
    await page(site, f"/ledger/claim_entity/{party['claim']},{party['entity']},{party['role']}")


async def test_a_row_that_is_not_there_is_not_found(site: Datasette) -> None:
    assert (await get(site, "/ledger/claim/1")).status_code == 404


async def test_a_very_long_source_shows_its_beginning(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row, "LONGEST_PASSAGE", 40)
    source = await first_row(site, "source", key="trade")
    text = await page(site, f"/ledger/source/{source['id']}")
    assert words(article(text)) == source["text"][:40]
    assert f"This text has {len(source['text'])} characters" in text


async def test_who_may_not_see_claims_sees_no_passage(ledger: Path) -> None:
    denied = {"databases": {"ledger": {"tables": {"claim": {"allow": False}}}}}
    site = Datasette([], immutables=[str(ledger)], metadata=denied)
    source = await first_row(site, "source", key="trade")
    text = await page(site, f"/ledger/source/{source['id']}")
    assert "<article" not in text
    assert "<mark" not in text
    sentence = await first_row(site, "sentence", source=source["id"])
    assert (await get(site, "/ledger/claim")).status_code == 403
    assert "<article" not in await page(site, f"/ledger/sentence/{sentence['id']}")
