"""Conflicts and agreement, the pages of measures and names, and what a claim is compared with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.web.conftest import LENGTHS
from tests.web.pages import first_row, get, page

pytestmark = pytest.mark.anyio


def pairs(text: str) -> list[str]:
    return re.findall(r'<article class="ledger-pair" id="comparison-(\d+)"', text)


async def test_two_quotations_stand_side_by_side_the_earlier_first(room: Datasette) -> None:
    text = await page(room, "/ledger/conflicts")
    assert pairs(text) == ["1", "2"]
    pair = text.partition('id="comparison-1"')[2].partition("</article>")[0]
    assert "Both cannot hold" in pair
    assert "34.9% apart" in pair
    assert re.findall(r"<mark>([^<]+)</mark>", pair) == ["1400 كم", "911 كم"]
    assert re.findall(r'<time datetime="([^"]+)"', pair) == ["2023-05-01", "2023-05-02"]
    assert '<svg class="ledger-drawing"' in pair
    assert 'aria-label="A: 1,400 or more km; B: 911 km"' in pair
    assert "“<bdi>1400 كم</bdi>” and “<bdi>911 كم</bdi>”; gap &lt;34.9%&gt;" in pair


async def test_markup_in_a_compared_sentence_stays_text(room: Datasette) -> None:
    for path in ("/ledger/conflicts", "/ledger/agreement", "/ledger", "/ledger/comparison/3"):
        text = await page(room, path)
        assert "<b>تقريبا" not in text
        assert "&lt;b&gt;تقريبا" in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("_measure=border", ["1", "2"]),
        ("_measure=trade", []),
        ("_measure=%3Cscript%3E", []),
        ("_party=TJ", ["1", "2"]),
        ("_party=طاجيكستان", ["1", "2"]),
        ("_party=France", []),
        ("_speaker=nobody", []),
        ("_gap=30", ["1"]),
        ("_gap=x", ["1", "2"]),
        ("_verdict=conflict", ["1", "2"]),
        ("_verdict=denied", []),
        ("_since=2023-05-03", ["2"]),
        ("_until=2022-01-01", []),
        ("_measure=&_verdict=&_gap=&_since=", ["1", "2"]),
        ("verdict=conflict&gap__gt=0.3", ["1"]),
        (
            "_measure=border&_party=AF&_gap=10&_verdict=conflict&_since=2023-01-01&_until=2023-12-31",
            ["1", "2"],
        ),
    ],
)
async def test_conflicts_are_filtered(room: Datasette, asked: str, found: list[str]) -> None:
    text = await page(room, f"/ledger/conflicts?{asked}")
    assert pairs(text) == found
    assert "<script>%3C" not in text
    rows = (await get(room, f"/ledger/conflicts.json?_shape=array&{asked}")).json()
    assert [str(row["id"]) for row in rows] == found


async def test_comparisons_of_all_verdicts_are_filtered_too(room: Datasette) -> None:
    assert pairs(await page(room, "/ledger/comparison?_verdict=same")) == ["3"]


async def test_agreement_names_the_voices(room: Datasette) -> None:
    text = await page(room, "/ledger/agreement?_party=TJ")
    assert text.count("<strong>2 voices</strong> in 2 sources") == 2
    assert "No claim" in await page(room, "/ledger/agreement?_party=FR")


async def test_a_ledger_without_comparisons_has_whole_pages(site: Datasette) -> None:
    assert "No two claims of this ledger" in await page(site, "/ledger/conflicts")
    assert "No claim of this ledger" in await page(site, "/ledger/agreement")


async def test_a_claim_shows_what_others_say(room: Datasette) -> None:
    claim = await first_row(room, "claim", quote="1400 كم")
    text = await page(room, f"/ledger/claim/{claim['id']}")
    assert pairs(text) == ["1", "2"]
    assert f"Fact ledger, claim {claim['key']}, characters {claim['char_start']}–{claim['char_end']}" in text
    assert f"http://localhost/ledger/-/claim/{claim['key']}" in text
    place = f"/ledger/source/{claim['source']}?_at={claim['char_start']}-{claim['char_end']}#char-"
    assert place in text


async def test_a_claim_stands_between_its_neighbours(talking: Datasette) -> None:
    claim = await first_row(talking, "claim", quote="اللقاء ألغي")
    text = await page(talking, f"/ledger/claim/{claim['id']}")
    before, after = re.findall(r'<p class="ledger-neighbour"[^>]*>(.*?)</p>', text, re.DOTALL)
    assert before == "ولن يمتد شرقا»."
    assert after.startswith("ومن المعتقد أن &lt;b onclick=alert(3)&gt;")


async def test_a_measure_is_drawn_with_a_table_under_it(room: Datasette) -> None:
    measure = await first_row(room, "measure")
    text = await page(room, f"/ledger/measure/{measure['id']}")
    chart = text.partition('<svg class="ledger-chart"')[2].partition("</svg>")[0]
    claims = [row["id"] for row in (await get(room, "/ledger/claim.json?_shape=array")).json()]
    assert set(re.findall(r'<a href="/ledger/claim/(\d+)"', chart)) == {str(claim) for claim in claims}
    assert chart.count("ledger-hollow") == 1
    assert text.count("<tr>") >= 1 + len(LENGTHS)
    assert "Afghanistan – Tajikistan" in text
    party = await first_row(room, "entity", code="TJ")
    assert "ledger-chart" in await page(room, f"/ledger/measure/{measure['id']}?_party={party['id']}")
    for odd in ("_party=1", "_party=x,,9999999999999999999999", "_unit=zz"):
        assert "No figure of this measure" in await page(room, f"/ledger/measure/{measure['id']}?{odd}") or (
            "x" in odd
        )


async def test_a_name_shows_what_it_said_and_how_it_is_written(talking: Datasette) -> None:
    entity = await first_row(talking, "entity", name="Dmitry Peskov")
    text = await page(talking, f"/ledger/entity/{entity['id']}")
    assert "<h2>Statements</h2>" in text
    assert text.count('<li class="ledger-entry">') == 3
    spellings = text.partition("<h2>Spellings seen</h2>")[2].partition("</ul>")[0]
    assert '<bdi dir="auto">ديمتري بيسكوف</bdi>' in spellings
    assert '<bdi dir="auto">بيسكوف</bdi>' in spellings


async def test_a_name_shows_what_is_said_of_it(room: Datasette) -> None:
    entity = await first_row(room, "entity", code="TJ")
    text = await page(room, f"/ledger/entity/{entity['id']}")
    assert "<h2>Claims about</h2>" in text
    assert text.count('<li class="ledger-entry">') == 3


@pytest.mark.parametrize("hidden", ["claim", "comparison", "figure", "entity"])
async def test_who_may_not_see_a_part_sees_no_pair(compared: Path, hidden: str) -> None:
    denied = {"databases": {"ledger": {"tables": {hidden: {"allow": False}}}}}
    site = Datasette([], immutables=[str(compared)], metadata=denied)
    open_site = Datasette([], immutables=[str(compared)])
    measure = await first_row(open_site, "measure")
    claim = await first_row(open_site, "claim")
    for path in ("/ledger", "/ledger/conflicts", "/ledger/agreement", f"/ledger/measure/{measure['id']}"):
        text = await page(site, path)
        assert "ledger-pair" not in text
        assert "ledger-quotation" not in text
        assert '<svg class="ledger-chart"' not in text
    assert (await get(site, f"/ledger/claim/{claim['id']}")).status_code == (
        403 if hidden == "claim" else 200
    )


async def test_addresses_respect_the_base_url(compared: Path) -> None:
    site = Datasette([], immutables=[str(compared)], settings={"base_url": "/news/"})
    claim = await first_row(site, "claim")
    measure = await first_row(site, "measure")
    entity = await first_row(site, "entity")
    for path in (
        "/", "/ledger", "/ledger/conflicts", "/ledger/agreement", "/ledger/-/search?q=الحدود",
        f"/ledger/claim/{claim['id']}", f"/ledger/source/{claim['source']}",
        f"/ledger/measure/{measure['id']}", f"/ledger/entity/{entity['id']}", "/ledger/comparison/1",
    ):  # fmt: skip
        text = await page(site, path)
        local = re.findall(r'(?:href|src|action)="(/[^"]*)"', text)
        assert [address for address in local if not address.startswith("/news/")] == [], path
