from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from ledger.web.headers import HEADERS
from tests.web.pages import first_row, get

pytestmark = pytest.mark.anyio

STRICT = (
    "default-src 'none'; script-src 'self'{script}; script-src-attr {script_attributes}; "
    "style-src 'self'{style}; style-src-attr {style_attributes}; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
# Nothing in line.
NONE = {"script": "", "script_attributes": "'none'", "style": "", "style_attributes": "'none'"}


def policy(response: httpx.Response) -> str:
    [found] = response.headers.get_list("content-security-policy")
    return str(found)


def nonce(response: httpx.Response) -> str:
    [found] = set(re.findall(r"'nonce-([\w-]{22,})'", policy(response)))
    return str(found)


def hashes(written: list[str]) -> str:
    """Return what a policy says of attributes."""
    digests = (hashlib.sha256(one.encode()).digest() for one in dict.fromkeys(written))
    named = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return " ".join(("'unsafe-hashes'", *named)) if written else "'none'"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ledger",
        "/ledger/claim",
        "/ledger/claim.json",
        "/ledger/search?words=x",
        "/-/versions",
        "/ledger/none",
    ],
)
async def test_every_page_of_a_site_with_a_ledger_is_protected(site: Datasette, path: str) -> None:
    headers = (await get(site, path)).headers
    assert len(headers.get_list("content-security-policy")) == 1
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers.get_list("x-content-type-options") == ["nosniff"]
    assert headers.get_list("referrer-policy") == ["no-referrer"]


@pytest.mark.parametrize(
    "path", ["/ledger/claim.json", "/ledger/claim.csv", "/-/versions.json", "/-/static/app.css"]
)
async def test_what_is_no_page_allows_nothing_in_line(site: Datasette, path: str) -> None:
    assert policy(await get(site, path)) == STRICT.format(**NONE)


async def test_the_pages_that_are_ours_allow_but_the_frame_of_datasette(room: Datasette) -> None:
    claim = await first_row(room, "claim")
    rows = [f"/ledger/claim/{claim['id']}", f"/ledger/source/{claim['source']}"]
    for path in (*rows, "/ledger/-/search?q=x"):
        response = await get(room, path)
        assert policy(response) == STRICT.format(**NONE | {"script": f" 'nonce-{nonce(response)}'"}), path


async def test_the_pages_of_datasette_allow_what_their_templates_hold(site: Datasette) -> None:
    # The editor, which only the second has, writes an attribute itself.
    for path, written in (("/ledger/claim", []), ("/ledger", ["tab-size: 4"])):
        response = await get(site, path)
        allowed = f" 'nonce-{nonce(response)}'"
        held = {
            "script": allowed,
            "style": allowed,
            "script_attributes": hashes(re.findall(r' onclick="([^"]*)"', response.text)),
            "style_attributes": hashes(written + re.findall(r'<[^>]* style="([^"]*)"', response.text)),
        }
        assert policy(response) == STRICT.format(**NONE | held), path


async def test_every_answer_has_a_nonce_of_its_own(site: Datasette) -> None:
    assert len({nonce(await get(site, "/ledger/claim")) for _ in range(5)}) == 5


async def test_pages_of_another_database_are_left_alone(ledger: Path, other: Path) -> None:
    site = Datasette([], immutables=[str(ledger), str(other)])
    for path in ("/other", "/other/source", "/other/source.json", "/other/source/1"):
        response = await get(site, path)
        assert "content-security-policy" not in response.headers
        assert "nonce" not in response.text
    assert "content-security-policy" in (await get(site, "/ledger/source")).headers


async def test_a_site_without_a_ledger_is_left_alone(other: Path) -> None:
    headers = (await get(Datasette([], immutables=[str(other)]), "/")).headers
    assert "content-security-policy" not in headers


async def test_a_base_address_makes_no_difference(ledger: Path, other: Path) -> None:
    site = Datasette([], immutables=[str(ledger), str(other)], settings={"base_url": "/news/"})
    assert "content-security-policy" in (await get(site, "/ledger/source")).headers
    assert "content-security-policy" not in (await get(site, "/other/source")).headers


async def test_a_name_with_dots_is_recognised(other: Path, tmp_path: Path) -> None:
    dotted = tmp_path / "my.other.db"
    dotted.write_bytes(other.read_bytes())
    assert set(HEADERS) & set(
        (await get(Datasette([], immutables=[str(dotted)]), "/my~2Eother")).headers
    ) <= {"referrer-policy"}
