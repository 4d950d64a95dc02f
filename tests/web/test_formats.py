"""JSON Lines, Web Annotations and feeds, as other endings of the same addresses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette

from tests.web.pages import first_row, get, page

pytestmark = pytest.mark.anyio
ATOM = "{http://www.w3.org/2005/Atom}"


async def document(site: Datasette, path: str) -> dict[str, Any]:
    answer = await get(site, path)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"].startswith("application/ld+json")
    told: dict[str, Any] = answer.json()
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    return told


async def test_a_claim_is_an_annotation_of_each_of_its_mentions(site: Datasette) -> None:
    claim = await first_row(site, "claim", gloss__contains="bilateral trade")
    source = await first_row(site, "source", id=claim["source"])
    told = await document(site, f"/ledger/claim/{claim['id']}.jsonld")
    assert told["type"] == "Annotation"
    assert told["id"] == f"http://localhost/ledger/claim/{claim['id']}.jsonld"
    assert told["body"][0]["value"] == claim["gloss"]
    assert len(told["target"]) == 2
    for target in told["target"]:
        assert target["source"] == f"http://localhost/ledger/source/{source['id']}"
        position, quotation = target["selector"]
        whole = source["text"]
        assert whole[position["start"] : position["end"]] == quotation["exact"] == claim["quote"]
        assert whole[: position["start"]].endswith(quotation["prefix"])
        assert whole[position["end"] :].startswith(quotation["suffix"])
        assert len(quotation["prefix"]) == min(32, position["start"])


async def test_a_statement_is_an_annotation_of_what_is_said(talking: Datasette) -> None:
    claim = await first_row(talking, "claim", quote="اللقاء ألغي")
    (target,) = (await document(talking, f"/ledger/claim/{claim['id']}.jsonld"))["target"]
    assert target["selector"][1]["exact"] == "اللقاء ألغي"


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/ledger/figures.jsonld", 3),
        ("/ledger/figures.jsonld?kind=money", 1),
        ("/ledger/claim.jsonld?_size=2", 2),
        ("/ledger/mention.jsonld", 3),
        ("/ledger/search.jsonld?words=التجارة", 1),
        ("/ledger/search.jsonld?words=xyzzy", 0),
    ],
)
async def test_rows_with_claims_are_a_page_of_annotations(site: Datasette, path: str, number: int) -> None:
    told = await document(site, path)
    assert told["type"] == "AnnotationPage"
    assert len(told["items"]) == number


async def test_a_source_is_a_page_of_all_its_claims(site: Datasette) -> None:
    source = await first_row(site, "source", key="trade")
    told = await document(site, f"/ledger/source/{source['id']}.jsonld")
    assert [item["target"][0]["selector"][1]["exact"] for item in told["items"]] == [
        "1.8 مليار دولار",
        "12 في المئة",
    ]


async def test_rows_are_json_lines(site: Datasette) -> None:
    answer = await get(site, "/ledger/figures.ndjson?_size=2")
    assert answer.headers["content-type"] == "application/x-ndjson; charset=utf-8"
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [set(row) >= {"id", "quote", "low"} for row in rows] == [True, True]
    assert 'rel="next"' in answer.headers["link"]
    shipped = await get(site, "/ledger/search.ndjson?words=التجارة")
    assert [json.loads(line)["quote"] for line in shipped.text.splitlines()] == ["1.8 مليار دولار"]


async def test_conflicts_are_a_feed_the_latest_first(room: Datasette) -> None:
    for path in ("/ledger/latest_conflicts", "/ledger/conflicts"):
        answer = await get(room, f"{path}.atom")
        assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
        feed = ElementTree.fromstring(answer.text)
        days = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
        assert days == ["2023-05-03T00:00:00Z", "2023-05-02T00:00:00Z"]
        assert feed.findtext(f"{ATOM}updated") == days[0]
        addresses = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert addresses == ["http://localhost/ledger/comparison/2", "http://localhost/ledger/comparison/1"]
        content = feed.findall(f"{ATOM}entry")[0].findtext(f"{ATOM}content")
        assert content is not None
        assert "&lt;b&gt;تقريبا" in content


async def test_formats_are_offered_where_they_make_sense(room: Datasette, other: Path) -> None:
    assert "conflicts.atom" in await page(room, "/ledger/conflicts")
    text = await page(room, "/ledger/unit")
    assert "unit.ndjson" in text
    assert "unit.jsonld" not in text
    assert "unit.atom" not in text
    plain = Datasette([], immutables=[str(other)])
    assert ".ndjson" not in await page(plain, "/other/source")


async def test_formats_hide_what_may_not_be_seen(compared: Path) -> None:
    denied = {"databases": {"ledger": {"tables": {"claim": {"allow": False}}}}}
    site = Datasette([], immutables=[str(compared)], metadata=denied)
    assert (await get(site, "/ledger/claim.jsonld")).status_code == 403
    assert (await get(site, "/ledger/mention.jsonld")).status_code == 403
    assert "<entry>" not in (await get(site, "/ledger/latest_conflicts.atom")).text
