"""A small ledger's worth of sources, with claims made by hand: these tests are of the store alone."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from ledger.claims.claim import Claim, Figure, Mention, Party
from ledger.claims.statement import Name, Statement
from ledger.pipeline import Reading
from ledger.source import Source
from ledger.span import Span
from ledger.store.connect import filling
from ledger.store.migrate import migrate
from ledger.store.write import write

Told = tuple[Source, Reading]

TRADE = (
    "\ufeffنمو التجارة\r\n"
    "ارتفعت الصادرات بنسبة ٤٦٫٢٪ في عام 2023، وقال البنك إنها بلغت أكثر من 330 مليون دولار.\r\n"
    "وتبلغ قيمة الواردات 330 مليون دولار أيضا!"
)
BORDER = "يمتد الحدّ على 980 كم (609 أميال). ويقع المعبر على بُعد 5 كم."
SILENT = "لا أرقام في هذا الخبر."
TALKS = (
    "قال بيسكوف وفق تاس: «نفى الوزير أن الطريق بطول 7 كم. ولن يمتد».\n"
    "ولم يقل بيسكوف إن اللقاء ألغي. ومن المعتقد أن اللقاء قريب."
)


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


def make_statement(
    text: str,
    cue: str,
    content: str,
    speaker: Name | None = None,
    written: str | None = None,
    **more: object,
) -> Statement:
    """Return a statement whose parts stand in ``text`` as they are given."""
    span, cue_span = _span(text, content), _span(text, cue)
    told: dict[str, object] = {"stance": "say", "mode": "indirect", "rule": "<cue> <speaker> <that>"}
    return Statement(
        span,
        content,
        cue_span,
        cue,
        speaker=speaker,
        speaker_span=None if written is None else _span(text, written),
        speaker_text=written,
        **told | more,  # type: ignore[arg-type]
    )


def _span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def sample() -> list[Told]:
    """Four sources with what they say; the second says nothing."""
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
            parties=(Party("TJ"), Party("Uzbekistan")),
        ),
        Claim((make_mention(TRADE, "عام 2023", year),)),
        Claim(
            (make_mention(TRADE, quote, money(330_000_000, ">")),),
            "estimated",
            speaker="World Bank",
            measure="exports",
            measure_text="الصادرات",
            parties=(Party("TJ"),),
        ),
        Claim((make_mention(TRADE, quote, money(330_000_000), nth=1),), measure="imports"),
    ]
    bank = Name("World Bank", "البنك الدولي", "organisation")
    trade_said = [make_statement(TRADE, "وقال", "بلغت أكثر من 330 مليون دولار", bank, "البنك")]
    border = make_source("border", BORDER)
    border_claims = [
        Claim(
            (
                make_mention(BORDER, "980 كم", length("980")),
                make_mention(BORDER, "609 أميال", length("609", "[mi_i]")),
            ),
            measure="border length",
            parties=(Party("KG"), Party("Tajikistan")),
        ),
        Claim((make_mention(BORDER, "5 كم", length("5")),)),
    ]
    return [
        (border, Reading(border_claims, [])),
        (make_source("silent", SILENT), Reading([], [])),
        (trade, Reading(trade_claims, trade_said)),
        (make_source("talks", TALKS), talks()),
    ]


def talks() -> Reading:
    """What the source about talks says: statements in one another, a negated one, one of nobody named."""
    peskov = Name("Dmitry Peskov", "دميتري بيسكوف", "person")
    roads = Name("Al-Wzyr", "الوزير")
    denied = "الطريق بطول 7 كم"
    direct = f"نفى الوزير أن {denied}. ولن يمتد"
    return Reading(
        [Claim((make_mention(TALKS, "7 كم", length("7")),), speaker="Al-Wzyr")],
        [
            make_statement(
                TALKS, "قال", direct, peskov, "بيسكوف", mode="direct", carrier=Name("TASS", "تاس")
            ),
            make_statement(TALKS, "نفى", denied, roads, "الوزير", stance="deny"),
            make_statement(TALKS, "ولم يقل", "اللقاء ألغي", peskov, "بيسكوف", polarity="negated"),
            make_statement(TALKS, "ومن المعتقد", "اللقاء قريب", stance="believe"),
        ],
    )


def fill(path: Path, told: Iterable[Told]) -> Path:
    """Make a ledger of sources and what they say at ``path``."""
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
