"""A small ledger's worth of sources, with claims made by hand: these tests are of the store alone."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from ledger.claims.claim import Claim, Figure, Mention
from ledger.source import Source
from ledger.span import Span
from ledger.store.connect import filling
from ledger.store.migrate import migrate
from ledger.store.write import write

Told = tuple[Source, list[Claim]]

TRADE = (
    "\ufeffنمو التجارة\r\n"
    "ارتفعت الصادرات بنسبة ٤٦٫٢٪ في عام 2023، وقال البنك إنها بلغت أكثر من 330 مليون دولار.\r\n"
    "وتبلغ قيمة الواردات 330 مليون دولار أيضا!"
)
BORDER = "يمتد الحدّ على 980 كم (609 أميال). ويقع المعبر على بُعد 5 كم."
SILENT = "لا أرقام في هذا الخبر."


def make_source(key: str, text: str, **more: object) -> Source:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Source(key=key, text=text, sha256=sha256, title=f"title of {key}", language="ar", **more)  # type: ignore[arg-type]


def make_mention(text: str, quote: str, figure: Figure, *, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Mention(Span(start, start + len(quote)), quote, figure, "<number> <unit>")


def money(low: int, comparator: str = "=") -> Figure:
    high = None if comparator == ">" else Decimal(low)
    return Figure("money", Decimal(low), high, "USD", comparator)  # type: ignore[arg-type]


def length(value: str, unit: str = "km") -> Figure:
    return Figure("length", Decimal(value), Decimal(value), unit)


def sample() -> list[Told]:
    """Three sources with their claims; the second has none."""
    trade = make_source(
        "trade/north",
        TRADE,
        publisher="جريدة",
        published=date(2024, 1, 5),
        url="https://example.org/1",
        sample=True,
    )
    share = Figure("percent", Decimal("46.20"), Decimal("46.2"), "%", change="rise")
    year = Figure("date", edtf="2023", earliest=date(2023, 1, 1), latest=date(2023, 12, 31))
    quote = "330 مليون دولار"
    trade_claims = [
        Claim(
            (make_mention(TRADE, "٤٦٫٢٪", share),),
            measure="exports",
            period="2023",
            about=("TJ", "Uzbekistan"),
        ),
        Claim((make_mention(TRADE, "عام 2023", year),)),
        Claim(
            (make_mention(TRADE, quote, money(330_000_000, ">")),),
            "estimated",
            speaker="World Bank",
            measure="exports",
            measure_text="الصادرات",
            about=("TJ",),
        ),
        Claim((make_mention(TRADE, quote, money(330_000_000), nth=1),), measure="imports"),
    ]
    border = make_source("border", BORDER)
    border_claims = [
        Claim(
            (
                make_mention(BORDER, "980 كم", length("980")),
                make_mention(BORDER, "609 أميال", length("609", "[mi_i]")),
            ),
            measure="border length",
            about=("KG", "Tajikistan"),
        ),
        Claim((make_mention(BORDER, "5 كم", length("5")),)),
    ]
    return [(border, border_claims), (make_source("silent", SILENT), []), (trade, trade_claims)]


def fill(path: Path, told: Iterable[tuple[Source, Sequence[Claim]]]) -> Path:
    """Make a ledger of sources and claims at ``path``."""
    with filling(path) as connection:
        migrate(connection)
        write(connection, told)
    return path


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Return what the SQLite file at ``path`` answers."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def change(path: Path, *statements: str) -> None:
    """Change the SQLite file at ``path`` behind the ledger's back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
