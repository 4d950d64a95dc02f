"""Who said what, as readers meet it: tables, queries, and marks round marks."""

from __future__ import annotations

import html
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from ledger.web.search import LONGEST
from tests.web.conftest import DENIED, DIRECT
from tests.web.pages import first_row, get, page, rows_of
from tests.web.test_queries import rows
from tests.web.test_row import article, words

pytestmark = pytest.mark.anyio

BELIEVED = "<b onclick=alert(3)>اللقاء قريب"


async def contents(site: Datasette, query: str, **parameters: str) -> list[object]:
    return [row["content"] for row in await rows(site, query, **parameters)]


# -- tables and views -------------------------------------------------------------------------


async def test_the_view_tells_who_says_what(talking: Datasette) -> None:
    row = await first_row(talking, "statements", stance="deny")
    assert (row["speaker"], row["speaker_text"], row["cue"]) == ("Al-Wzyr", "الوزير", "نفى")
    assert (row["content"], row["mode"], row["polarity"], row["carrier"]) == (
        DENIED,
        "indirect",
        "affirmed",
        None,
    )
    outer = await first_row(talking, "statements", mode="direct")
    assert row["statement_id"] == outer["id"]
    assert outer["carrier"] == "TASS"


async def test_facets_of_statements(talking: Datasette) -> None:
    for table in ("statements", "statement"):
        found = (await rows_of(talking, f"/ledger/{table}.json"))["facets"]
        assert {facet["value"]: facet["count"] for facet in found["stance"]["results"]} == {
            "say": 3,
            "deny": 1,
            "believe": 1,
        }
        assert {facet["value"] for facet in found["mode"]["results"]} == {"direct", "indirect"}
    found = (await rows_of(talking, "/ledger/entity.json"))["facets"]
    assert {facet["value"] for facet in found["kind"]["results"]} == {"person", "organisation", "other"}


async def test_a_statement_in_a_view_leads_to_its_claim_and_to_the_one_it_stands_in(
    talking: Datasette,
) -> None:
    row = await first_row(talking, "statements", stance="deny")
    text = await page(talking, "/ledger/statements?stance=deny")
    for claim in (row["id"], row["statement_id"]):
        assert f'<a href="/ledger/claim/{claim}">{claim}</a>' in text
    figure = await page(talking, "/ledger/figures")
    assert f'<a href="/ledger/claim/{row["id"]}">{row["id"]}</a>' in figure


async def test_spellings_of_a_name_lead_to_it(talking: Datasette) -> None:
    found = (await get(talking, "/ledger/entity_alias.json?_shape=array&_labels=on")).json()
    assert {(row["entity"]["label"], row["alias"]) for row in found} == {
        ("Dmitry Peskov", "بيسكوف"),
        ("Dmitry Peskov", "ديمتري بيسكوف"),
        ("Al-Wzyr", "الوزير"),
    }
    peskov = await first_row(talking, "entity", name="Dmitry Peskov")
    text = await page(talking, f"/ledger/entity/{peskov['id']}")
    assert "2 rows</a> in Spellings of names, by entity" in text
    assert "3 rows</a> in Claims, by speaker" in text


async def test_the_search_box_finds_statements_by_words_and_by_speaker(talking: Datasette) -> None:
    for words_given, count in (("شرقا", 1), ("Peskov", 3), ("بيسكوف ألغي", 1), ("تاس", 2)):
        found = await get(talking, f"/ledger/statements.json?_shape=array&_search={quote(words_given)}")
        assert len(found.json()) == count, words_given
    assert 'name="_search"' in await page(talking, "/ledger/statements")


# -- queries ----------------------------------------------------------------------------------


async def test_statements_by_speaker(talking: Datasette) -> None:
    found = await contents(talking, "statements_by_speaker", speaker="Peskov")
    assert found == ["التجارة نمت", DIRECT, "اللقاء ألغي"]  # the latest source first
    assert await contents(talking, "statements_by_speaker", speaker="nobody") == []


@pytest.mark.parametrize(
    "name", ["peskov", "dmitry  PESKOV", "بيسكوف", "دِميتري بيسكوف", "ديمتري", "  Peskov؟"]
)
async def test_a_speaker_is_found_by_any_spelling(talking: Datasette, name: str) -> None:
    assert len(await contents(talking, "statements_by_speaker", speaker=name)) == 3


async def test_an_empty_speaker_stands_for_everybody_who_is_named(talking: Datasette) -> None:
    assert len(await contents(talking, "statements_by_speaker")) == 4
    assert BELIEVED not in await contents(talking, "statements_by_speaker")


async def test_signs_in_a_name_stand_for_nothing_else(talking: Datasette) -> None:
    for name in ("Pesk%v", "Pesk_v", "' OR 1 --"):
        assert await contents(talking, "statements_by_speaker", speaker=name) == []


@pytest.mark.parametrize(
    ("speaker", "about", "found"),
    [
        ("Peskov", "طريق", [DIRECT]),
        ("", "الطريق", [DIRECT, DENIED]),
        ("الوزير", "الطريق", [DENIED]),
        ("Peskov", "", ["التجارة نمت", DIRECT, "اللقاء ألغي"]),
        ("", "لقاء", ["اللقاء ألغي", BELIEVED]),
        ("Peskov", "للتجارة", ["التجارة نمت"]),
        ("", '"الطريق بطول"', [DIRECT, DENIED]),
        ("", '"بطول الطريق"', []),
        # In its sentence, and no part of what is said.
        ("", "تاس", []),
        ("", "بيسكوف", []),
    ],
)
async def test_what_somebody_said_about_something(
    talking: Datasette, speaker: str, about: str, found: list[str]
) -> None:
    assert await contents(talking, "said_about", speaker=speaker, about=about) == found


async def test_denials(talking: Datasette) -> None:
    (found,) = await rows(talking, "denials")
    assert (found["speaker"], found["denied"], found["cue"]) == ("Al-Wzyr", DENIED, "نفى")


async def test_most_cited_speakers(talking: Datasette) -> None:
    first, second = await rows(talking, "most_cited_speakers")
    peskov = await first_row(talking, "entity", name="Dmitry Peskov")
    assert first == {
        "speaker": "Dmitry Peskov",
        "speaker_ar": peskov["name_ar"],
        "kind": "person",
        "statements": 3,
        "sources": 2,
        "direct": 1,
        "denials": 0,
        "figures": 0,
        "speaker_id": peskov["id"],
    }
    assert (second["speaker"], second["denials"], second["figures"]) == ("Al-Wzyr", 1, 1)
    link = f'<a href="/ledger/entity/{peskov["id"]}">{peskov["id"]}</a>'
    assert link in await page(talking, "/ledger/most_cited_speakers")


async def test_figures_by_speaker(talking: Datasette) -> None:
    (found,) = await rows(talking, "figures_by_speaker", speaker="الوزير")
    assert (found["speaker"], found["quote"], found["low"], found["unit"]) == ("Al-Wzyr", "7 كم", "7", "km")
    assert found["statement"] == DENIED
    claim = await first_row(talking, "claim", id=found["claim_id"])
    assert claim["statement"] == found["statement_id"]
    assert await rows(talking, "figures_by_speaker", speaker="Peskov") == []


@pytest.mark.parametrize(
    ("found_in", "change"),
    [
        ("cue", "UPDATE statement SET cue_start = cue_start + 1, cue_end = cue_end + 1 WHERE cue = 'نفى'"),
        ("content", "UPDATE statement SET content = 'x' WHERE cue = 'نفى'"),
        ("claim", "UPDATE claim SET quote = quote || 'x' WHERE quote = 'اللقاء ألغي'"),
    ],
)
async def test_integrity_finds_statements_that_are_misquoted(
    talking: Datasette, spoken: Path, tmp_path: Path, found_in: str, change: str
) -> None:
    assert await rows(talking, "integrity") == []
    copy = tmp_path / "ledger.db"
    shutil.copy(spoken, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute(change).rowcount == 1
        connection.commit()
    (found,) = await rows(Datasette([], immutables=[str(copy)]), "integrity")
    assert found["found_in"] == found_in


@pytest.mark.parametrize("sql", ["folded(NULL)", "folded(5)", "folded(x'00ff')", "folded('؟')"])
async def test_the_functions_of_queries_take_anything(talking: Datasette, sql: str) -> None:
    found = (await get(talking, f"/ledger.json?_shape=array&sql=select+{quote(sql)}+as+x")).json()
    assert found == [{"x": ""}]


async def test_the_functions_of_queries_stop_somewhere(talking: Datasette) -> None:
    sql = f"select length(folded(replace(hex(zeroblob({LONGEST})), '0', 'ا'))) as x"
    assert (await get(talking, f"/ledger.json?_shape=array&sql={quote(sql)}")).json() == [{"x": LONGEST}]


# -- pages ------------------------------------------------------------------------------------


async def test_a_source_marks_statements_under_their_figures(talking: Datasette) -> None:
    source = await first_row(talking, "source", key="talks")
    text = article(await page(talking, f"/ledger/source/{source['id']}"))
    assert words(text) == source["text"]
    covered: dict[str, str] = {}
    for claims, piece in re.findall(
        r'<mark id="[^"]+" data-claims="([^"]+)"[^>]*>(.*?)</mark>', text, re.DOTALL
    ):
        for claim in claims.split():
            covered[claim] = covered.get(claim, "") + words(piece)
    stored = (await get(talking, f"/ledger/claim.json?_shape=array&source={source['id']}")).json()
    assert covered == {str(row["id"]): row["quote"] for row in stored}


async def test_a_figure_in_a_statement_is_what_its_mark_leads_to(talking: Datasette) -> None:
    source = await first_row(talking, "source", key="talks")
    figure = await first_row(talking, "claim", kind="figure")
    denied = await first_row(talking, "claim", quote=DENIED)
    direct = await first_row(talking, "claim", quote=DIRECT)
    text = article(await page(talking, f"/ledger/source/{source['id']}"))
    assert (
        f'<mark id="char-{figure["char_start"]}" data-claims="{direct["id"]} {denied["id"]} {figure["id"]}"'
        f' class="ledger-size ledger-said"><a href="#claim-{figure["key"]}">7 كم</a></mark>' in text
    )
    link = f'<a href="#claim-{denied["key"]}">'
    assert f'data-claims="{direct["id"]} {denied["id"]}" class="ledger-said">{link}' in text


async def test_the_page_of_a_statement_shows_all_it_says_and_how(talking: Datasette) -> None:
    direct = await first_row(talking, "claim", quote=DIRECT)
    text = await page(talking, f"/ledger/claim/{direct['id']}")
    # Both sentences of the quotation, with the reporting word before it.
    assert words(article(text)).startswith("أعلن بيسكوف")
    assert words(article(text)).endswith("ولن يمتد شرقا».")
    assert "7 كم</a></mark>" in article(text)
    parts = text.partition("ledger-parts")[2].partition("</dl>")[0]
    told = dict(
        re.findall(r"<dt>(\w+)</dt>\s*<dd>\s*<div class=\"ledger-value\"><bdi[^>]*>([^<]*)</bdi>", parts)
    )
    assert told == {
        "speaker_text": "بيسكوف",
        "cue": "أعلن",
        "stance": "say",
        "mode": "direct",
        "polarity": "affirmed",
        "carrier": "TASS",
    }
    # What stands in it: another statement; a figure stands in that.
    assert "1 row</a> in Claims, by statement" in text


async def test_the_page_of_a_figure_shows_the_statement_round_it(talking: Datasette) -> None:
    figure = await first_row(talking, "claim", kind="figure")
    denied = await first_row(talking, "claim", quote=DENIED)
    text = await page(talking, f"/ledger/claim/{figure['id']}")
    assert f'data-claims="{denied["id"]}" class="ledger-said"' in article(text)
    assert (
        f'<a href="/ledger/claim/{denied["id"]}"><bdi dir="auto" lang="ar">Al-Wzyr denied: {DENIED}' in text
    )
    assert "<dt>stance</dt>" not in text


async def test_a_sentence_marks_a_statement_that_began_before_it(talking: Datasette) -> None:
    sentence = await first_row(talking, "sentence", text="ولن يمتد شرقا».")
    direct = await first_row(talking, "claim", quote=DIRECT)
    text = article(await page(talking, f"/ledger/sentence/{sentence['id']}"))
    assert f'data-claims="{direct["id"]}" class="ledger-said"' in text
    assert words(text) == sentence["text"]


async def test_who_may_not_see_statements_sees_no_parts(spoken: Path) -> None:
    denied = {"databases": {"ledger": {"tables": {"statement": {"allow": False}}}}}
    site = Datasette([], immutables=[str(spoken)], metadata=denied)
    claim = await first_row(site, "claim", quote=DIRECT)
    text = await page(site, f"/ledger/claim/{claim['id']}")
    assert "<dt>stance</dt>" not in text
    assert "<article" not in text


@pytest.mark.parametrize(
    "path", ["/ledger/statements", "/ledger/statement", "/ledger/said_about", "/ledger/claim"]
)
async def test_markup_in_what_is_said_stays_text(talking: Datasette, path: str) -> None:
    text = await page(talking, path)
    assert html.escape("<b onclick=alert(3)>") in text
    assert "<b onclick" not in text


async def test_the_page_of_a_statement_with_markup_is_safe(talking: Datasette) -> None:
    claim = await first_row(talking, "claim", quote=BELIEVED)
    for path in (
        f"/ledger/claim/{claim['id']}",
        f"/ledger/statement/{claim['id']}",
        f"/ledger/source/{claim['source']}",
    ):
        assert "<b onclick" not in await page(talking, path)


async def test_the_home_page_leads_to_statements(talking: Datasette) -> None:
    text = await page(talking, "/")
    links = [html.unescape(link) for link in re.findall(r'href="(/ledger/[a-z_]+[^"]*)"', text)]
    for start in ("/ledger/statements?_col=id", "/ledger/most_cited_speakers"):
        link = next(link for link in links if link.startswith(start))
        await page(talking, link)
