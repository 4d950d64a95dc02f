"""The pages in a real browser: no complaint, marks where claims are, keyboard, phone, night, print."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.web.browser import CHROMIUM, Browser, browsing
from tests.web.pages import fetch

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

PATHS = (
    "/", "/ledger", "/ledger/conflicts", "/ledger/agreement", "/ledger/comparison",
    "/ledger/-/search?q=الحدود", "/ledger/figures", "/ledger/source", "/ledger/denials",
)  # fmt: skip
ROWS = ("source", "claim", "measure", "entity", "comparison", "sentence")
PHONE = (360, 740)


@contextmanager
def serving(db: Path) -> Iterator[str]:
    """Serve a ledger with the command of the project, on any free port."""
    command = [sys.executable, "-m", "ledger", "serve", str(db), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            yield found[0]
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def site(compared: Path) -> Iterator[str]:
    with serving(compared) as address:
        yield address


@pytest.fixture(scope="module")
def marked_site(ledger: Path) -> Iterator[str]:
    with serving(ledger) as address:
        yield address


@pytest.fixture(scope="module")
def pages(site: str) -> list[str]:
    rows = [fetch(f"{site}/ledger/{table}.json?_shape=array&_size=1").json()[0]["id"] for table in ROWS]
    return [*PATHS, *(f"/ledger/{table}/{key}" for table, key in zip(ROWS, rows, strict=True))]


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("size", [(1280, 900), PHONE], ids=["wide", "phone"])
def test_every_page_opens_without_complaint_and_fits(
    browser: Browser, site: str, pages: list[str], size: tuple[int, int], dark: bool
) -> None:
    browser.size(*size, dark=dark)
    for path in pages:
        browser.go(site + path)
        assert browser.complaints == [], path
        assert browser.ask("document.querySelectorAll('h1').length") >= 1, path
        assert browser.ask("document.documentElement.scrollWidth") <= size[0], path


def test_pages_say_the_same_without_scripts(browser: Browser, site: str, pages: list[str]) -> None:
    browser.size(1280, 900)
    browser.allow_scripts(allowed=False)
    try:
        for path in pages:
            browser.go(site + path)
            assert browser.complaints == [], path
    finally:
        browser.allow_scripts(allowed=True)


def test_marks_are_where_the_claims_are(browser: Browser, marked_site: str) -> None:
    sources = fetch(f"{marked_site}/ledger/source.json?_shape=array").json()
    source = next(row for row in sources if row["key"] == "trade")
    mentions = fetch(f"{marked_site}/ledger/mention.json?_shape=array").json()
    browser.size(1280, 900)
    browser.go(f"{marked_site}/ledger/source/{source['id']}")
    assert browser.ask("document.querySelector('.ledger-passage').textContent") == source["text"]
    # Places in characters, as Python counts them, of every mark in the page.
    found = browser.ask(
        "[...document.querySelectorAll('.ledger-passage mark')].map(mark => {"
        " const range = document.createRange();"
        " range.setStart(document.querySelector('.ledger-passage'), 0);"
        " range.setEndBefore(mark);"
        " return [[...range.toString()].length, mark.textContent]; })"
    )
    expected = [[row["char_start"], row["quote"]] for row in mentions if row["quote"] in source["text"]]
    assert sorted(found) == sorted(expected)


def test_a_mark_does_not_part_joined_letters(browser: Browser, marked_site: str) -> None:
    source = fetch(f"{marked_site}/ledger/source.json?_shape=array&key=trade").json()[0]
    browser.go(f"{marked_site}/ledger/source/{source['id']}")
    # The same letters with and without a mark that begins between two of them are equally wide.
    one, other = browser.ask(
        "(() => { const page = document.querySelector('.ledger-passage');"
        " const width = html => { const box = document.createElement('span'); box.innerHTML = html;"
        " page.append(box); const wide = box.getBoundingClientRect().width; box.remove(); return wide; };"
        ' const mark = \'<mark class="ledger-money"><a href="#x">لتجارة</a></mark>\';'
        " return [width('بالتجارة'), width('با' + mark)]; })()"
    )
    assert abs(one - other) < 0.6


def test_the_keyboard_leads_from_a_mark_to_its_card_and_on_to_its_page(
    browser: Browser, marked_site: str
) -> None:
    source = fetch(f"{marked_site}/ledger/source.json?_shape=array&key=trade").json()[0]
    browser.size(1280, 900)
    browser.go(f"{marked_site}/ledger/source/{source['id']}")
    for _ in range(40):
        browser.press("Tab")
        if browser.ask("!!document.activeElement.closest('mark')"):
            break
    claim = browser.ask("document.activeElement.parentElement.dataset.claims")
    outline = browser.ask("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    browser.press("Enter")
    card = "document.querySelector('.ledger-card:target')"
    assert browser.ask(f"getComputedStyle({card}.querySelector('.ledger-more')).display") == "block"
    for _ in range(10):
        browser.press("Tab")
        if browser.ask("document.activeElement.getAttribute('href') || ''").endswith(f"/claim/{claim}"):
            break
    else:
        raise AssertionError("the keyboard does not reach the page of the claim")


def test_on_a_phone_the_card_lies_over_the_text(browser: Browser, marked_site: str) -> None:
    source = fetch(f"{marked_site}/ledger/source.json?_shape=array&key=trade").json()[0]
    browser.size(*PHONE)
    browser.go(f"{marked_site}/ledger/source/{source['id']}")
    browser.ask("document.querySelector('.ledger-passage mark a').click()")
    box = browser.ask(
        "(() => { const box = document.querySelector('.ledger-card:target').getBoundingClientRect();"
        " return [box.left, box.right, box.bottom]; })()"
    )
    assert box[0] >= 0
    assert box[1] <= PHONE[0]
    assert abs(box[2] - PHONE[1]) <= 1


# Text and the background it stands on, as WCAG reckons them: at least 4.5 to 1.
CONTRAST = """
(() => {
  const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
  const part = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => [r, g, b].map(v => part(v / 255))
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = node => { for (; node; node = node.parentElement) {
    const found = rgb(getComputedStyle(node).backgroundColor);
    if (found.length < 4 || found[3] > .9) return found; }
    return [255, 255, 255]; };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (!words || !parent.getClientRects().length || parent.closest('svg, script, style')) continue;
    const [one, other] = [light(rgb(getComputedStyle(parent).color)), light(ground(parent))];
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    if (ratio < 4.5) bad.push([words.slice(0, 40), parent.outerHTML.slice(0, 80), ratio]);
  }
  return bad;
})()
"""


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_letters_stand_out_from_what_they_stand_on(
    browser: Browser, site: str, pages: list[str], dark: bool
) -> None:
    browser.size(1280, 900, dark=dark)
    for path in pages:
        browser.go(site + path)
        assert browser.ask(CONTRAST) == [], path


def test_a_source_can_be_printed(browser: Browser, site: str, pages: list[str], tmp_path: Path) -> None:
    browser.size(1280, 900)
    browser.go(site + next(path for path in pages if path.startswith("/ledger/source/")))
    browser.printed(tmp_path / "source.pdf")
    assert (tmp_path / "source.pdf").read_bytes().startswith(b"%PDF")
