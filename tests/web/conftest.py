"""A small ledger made for these tests, and a Datasette that serves it."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from datasette.app import Datasette

from ledger.claims.claim import Claim, Figure, Mention
from ledger.source import Source
from ledger.span import Span
from ledger.store.connect import filling
from ledger.store.migrate import create
from ledger.store.write import write

TRADE = (
    "التبادل التجاري يبلغ ذروة جديدة\n\n"
    "بلغت التِّجارة بين البلدين 1.8 مليار دولار خلال العام الماضي. وزادت الصادرات بنسبة 12 في المئة.\n"
    "وقال وزير الاقتصاد إن الرقم يقارب 1.8 مليار دولار.\n"
)
# What a source may hold to break the page that shows it: markup, script, an unclosed direction mark.
HOSTILE = (
    "عنوان <script>alert(1)</script>\n\n"
    "يبلغ طول الطريق \u202e<img src=x onerror=alert(2)> 940 كيلومترا & أكثر.\n"
)
SAY = "<number> <scale> <currency>"


def make_source(key: str, text: str, title: str, published: date | None) -> Source:
    return Source(
        key=key,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        language="ar",
        publisher="صحيفة التجربة",
        published=published,
        sample=True,
    )


def mention(text: str, quote: str, figure: Figure, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Mention(Span(start, start + len(quote)), quote, figure, SAY)


def fill(path: Path) -> None:
    trade = Figure("money", Decimal("1800000000"), Decimal("1800000000"), "USD")
    share = Figure("percent", Decimal("12"), Decimal("12"), "%", change="rise")
    length = Figure("length", Decimal("940"), None, "km", ">")
    with filling(path) as connection:
        write(
            connection,
            [
                (
                    make_source("trade", TRADE, "التبادل التجاري يبلغ ذروة جديدة", date(2023, 5, 4)),
                    [
                        Claim(
                            (
                                mention(TRADE, "1.8 مليار دولار", trade),
                                mention(TRADE, "1.8 مليار دولار", trade, 1),
                            ),
                            measure="bilateral trade",
                            about=("KZ", "UZ"),
                        ),
                        Claim((mention(TRADE, "12 في المئة", share),), speaker="World Bank"),
                    ],
                ),
                (
                    make_source("hostile", HOSTILE, "عنوان <script>alert(1)</script>", None),
                    [Claim((mention(HOSTILE, "940 كيلومترا", length),))],
                ),
            ],
        )


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "ledger.db"
    create(path)
    fill(path)
    return path


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that is no ledger, with the names of one."""
    path = tmp_path_factory.mktemp("web") / "other.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE source (id INTEGER PRIMARY KEY, title TEXT, low TEXT);"
        "INSERT INTO source VALUES (1, 'خبر', '1000000');"
    )
    connection.close()
    return path


@pytest.fixture
def site(ledger: Path) -> Datasette:
    return Datasette([], immutables=[str(ledger)])
