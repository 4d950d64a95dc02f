from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from jinja2 import DictLoader, Environment

from ledger.web.inline import MOST, InlineExtension, noted
from tests.web.browser import CHROMIUM, Browser, browsing
from tests.web.pages import answering, first_row, page

WEB = Path(__file__).parents[2] / "ledger/web"
INLINE = re.compile(r"<script(?![^>]* src=)|<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:", re.IGNORECASE)
# What somebody who got markup past the escaping would try.
EVIL = (
    "<script>window.broken = 1</script><script nonce={{ ledger_inline('script') }}>window.broken = 2</script>"
    '<img src="data:," onerror="window.broken = 3"><p id="evil" style="color: rgb(1, 2, 3)">x</p>'
    "<style>h1 { color: rgb(1, 2, 3) }</style>"
)
ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1\nUNION ALL SELECT i + 1 FROM n) SELECT '<script>', count(*) FROM n"
)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def rendered(source: str, **values: object) -> tuple[str, str, str, str]:
    """Return a page, and what of it is allowed: scripts, handlers, styles in attributes."""
    environment = Environment(loader=DictLoader({"page": source}), autoescape=True)
    environment.add_extension(InlineExtension)
    # Read before, for what is noted has to be noted at every rendering.
    template = environment.get_template("page")
    with noted() as inline:
        html = template.render(values)
    return html, inline.elements("script"), inline.attributes("script"), inline.attributes("style")


@pytest.mark.parametrize(
    "path", sorted({*WEB.glob("templates/*.html"), *WEB.glob("*.py")}), ids=lambda path: path.name
)
def test_nothing_of_ours_is_in_line(path: Path) -> None:
    if path.name != "inline.py":
        assert INLINE.findall(path.read_text("utf-8")) == []


def test_values_are_never_marked() -> None:
    html, scripts, handlers, styles = rendered("<p>{{ evil|safe }}</p>", evil=EVIL)
    assert html == f"<p>{EVIL}</p>"
    assert (scripts, handlers, styles) == ("", "'none'", "'none'")


def test_tags_of_the_template_are_marked() -> None:
    html, scripts, _, _ = rendered(
        "<SCRIPT>a</SCRIPT><script{% if m %} type=module{% endif %}>{{ b }}</script>", m=1
    )
    found = re.findall(r"<script nonce=([\w-]+)", html, re.IGNORECASE)
    assert len(found) == 2
    assert {f"'nonce-{nonce}'" for nonce in found} == {scripts}


def test_a_handler_with_a_value_is_not_allowed() -> None:
    html, _, handlers, _ = rendered('<b onclick="go({{ x }})">', x="1")
    assert html == '<b onclick="go(1)">'
    assert handlers == "'none'"
    assert rendered('<b onclick="go()">')[2].startswith("'unsafe-hashes' 'sha256-")


@pytest.mark.parametrize(
    "source",
    [
        '{% raw %}<b style="{{ x }}">{% endraw %}',
        '<b style="{% if x %}color: red{% endif %}">',
        '{# <b style="color: red"> #}',
        '{% set y = {"z": \'<b style="a">\'} %}',
    ],
)
def test_what_cannot_be_marked_stays_as_it_is(source: str) -> None:
    plain = Environment(autoescape=True).from_string(source).render(x=1)
    assert rendered(source, x=1) == (plain, "", "'none'", "'none'")


def test_what_a_script_will_write_can_be_allowed() -> None:
    _, _, _, styles = rendered('{% set x = "tab-size: 4"|ledger_inline_style %}')
    assert styles == "'unsafe-hashes' 'sha256-qokx773Tl626SVTuhxQSccr23ixTSkbnBXWRqLjyuIg='"


def test_a_policy_does_not_grow_without_end() -> None:
    source = '{% for i in range(1000) %}<b style="width: {{ i }}px">{% endfor %}'
    assert rendered(source)[3].count("sha256") == MOST


def test_a_template_that_is_rendered_for_no_ledger_stays_as_it_is() -> None:
    environment = Environment(loader=DictLoader({"page": '<script></script><b style="a">'}), autoescape=True)
    environment.add_extension(InlineExtension)
    assert environment.get_template("page").render() == '<script></script><b style="a">'


@pytest.fixture
def evil(ledger: Path) -> Datasette:
    """A site where a description is shown as it is, unescaped."""
    words = {"description_html": EVIL}
    return Datasette([], immutables=[str(ledger)], metadata={"databases": {"ledger": words}})


@pytest.mark.anyio
async def test_markup_that_is_not_escaped_gets_no_nonce(evil: Datasette) -> None:
    html = await page(evil, "/ledger")
    assert EVIL in html


@pytest.mark.anyio
@pytest.mark.parametrize("table", ["source", "sentence", "claim", "mention"])
async def test_every_script_and_style_of_a_page_of_hostile_sources_is_of_a_template(
    site: Datasette, table: str
) -> None:
    source = await first_row(site, "source", key="hostile")
    for path in (f"/ledger/{table}", f"/ledger/source/{source['id']}", "/ledger/-/search?q=<script>"):
        html = await page(site, path)
        tags = re.findall(r"<(?:script|style)\b[^>]*>", html)
        assert tags
        assert [tag for tag in tags if " nonce=" not in tag] == []
        assert html.count(" nonce=") == len(tags)


@pytest.mark.anyio
async def test_a_query_that_took_too_long_is_told_without_a_script(ledger: Path) -> None:
    site = Datasette([], immutables=[str(ledger)], settings={"sql_time_limit_ms": 20})
    response = await site.client.get(f"/ledger?sql={quote(ENDLESS)}", follow_redirects=True)
    assert response.status_code == 400
    assert "SELECT &#39;&lt;script&gt;&#39;" in response.text
    assert "let ta" not in response.text
    assert '<textarea cols="80" rows="12">' in response.text


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        found.size(1280, 900)
        yield found


@pytest.fixture(scope="module")
def address(compared: Path) -> Iterator[str]:
    limits = {"sql_time_limit_ms": 500}
    with answering(Datasette([], immutables=[str(compared)], settings=limits)) as found:
        yield found


@needs_chromium
@pytest.mark.parametrize(
    "path",
    [
        "/", "/ledger", "/ledger/claim?_facet=kind&_facet=source", "/ledger/claim?kind=money",
        "/ledger/figures", "/ledger/conflicts", "/ledger/sentence", "/ledger/claims_by_source",
        "/ledger/figures_of_kind?kind=money", "/ledger?sql=select+1", "/ledger/claim.json",
        "/ledger/claim.csv", "/-/versions", "/-/patterns",
    ],
)  # fmt: skip
def test_every_page_of_datasette_opens_without_complaint(browser: Browser, address: str, path: str) -> None:
    browser.go(address + path)
    assert browser.complaints == []


@needs_chromium
@pytest.mark.parametrize(
    "path", ["/ledger/nothing", "/ledger?sql=select+nothing", f"/ledger?sql={quote(ENDLESS)}"]
)
def test_errors_are_told_without_a_violation(browser: Browser, address: str, path: str) -> None:
    browser.go(address + path)
    assert [complaint for complaint in browser.complaints if "status of 4" not in complaint] == []
    assert browser.ask("document.querySelector('.ft') !== null")


@needs_chromium
def test_the_editor_of_queries_has_its_styles(browser: Browser, address: str) -> None:
    browser.go(f"{address}/ledger?sql=select+1")
    handle = "document.querySelector('.cm-resize-handle')"
    if browser.ask(f"{handle} !== null"):  # CodeMirror 5, of Datasette 0.65
        assert browser.ask(f"getComputedStyle({handle}).position") == "absolute"
    else:
        assert browser.ask("getComputedStyle(document.querySelector('.cm-editor')).display") == "flex"


@needs_chromium
def test_the_menu_of_a_column_opens(browser: Browser, address: str) -> None:
    browser.go(f"{address}/ledger/claim")
    browser.ask("document.querySelector('th svg').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert browser.ask("getComputedStyle(document.querySelector('.dropdown-menu')).display") == "block"


@needs_chromium
def test_markup_that_is_not_escaped_does_nothing(browser: Browser, evil: Datasette) -> None:
    with answering(evil) as address:
        browser.go(f"{address}/ledger")
    assert browser.ask("window.broken") is None
    assert browser.ask("getComputedStyle(document.querySelector('#evil')).color") != "rgb(1, 2, 3)"
    assert browser.ask("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
    assert len(browser.complaints) == 5
    assert all("Content Security Policy" in complaint for complaint in browser.complaints)


@needs_chromium
def test_a_source_with_markup_does_nothing(browser: Browser, ledger: Path) -> None:
    with answering(Datasette([], immutables=[str(ledger)])) as address:
        for path in ("/ledger/source", "/ledger/sentence", "/ledger/-/search?q=الطريق"):
            browser.go(address + path)
            assert browser.complaints == [], path
