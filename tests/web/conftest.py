"""A small ledger made for these tests, and a Datasette that serves it."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from datasette.app import Datasette

from ledger.claims.claim import Claim, Figure, Mention, Party
from ledger.claims.statement import Name, Statement
from ledger.pipeline import Reading
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
# Somebody says, over two sentences, what somebody else denies; a figure stands inside.
TALKS = (
    "محادثات الطريق\n\n"
    "أعلن بيسكوف نقلا عن تاس: «نفى الوزير أن الطريق بطول 7 كم. ولن يمتد شرقا».\n"
    "ولم يقل بيسكوف إن اللقاء ألغي. ومن المعتقد أن <b onclick=alert(3)>اللقاء قريب.\n"
)
DENIED = "الطريق بطول 7 كم"
DIRECT = f"نفى الوزير أن {DENIED}. ولن يمتد شرقا"
SAY = "<number> <scale> <currency>"
SAID = "<cue> <speaker> <that>"
PESKOV = Name("Dmitry Peskov", "دميتري بيسكوف", "person")


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


def statement(
    text: str, cue: str, content: str, speaker: Name | None, written: str | None, **more: object
) -> Statement:
    told: dict[str, object] = {"stance": "say", "mode": "indirect"} | more
    return Statement(
        Span(text.index(content), text.index(content) + len(content)),
        content,
        Span(text.index(cue), text.index(cue) + len(cue)),
        cue,
        rule=SAID,
        speaker=speaker,
        speaker_text=written,
        **told,  # type: ignore[arg-type]
    )


def talks() -> Reading:
    """What the source about talks says."""
    roads = Name("Al-Wzyr", "الوزير")
    length = Figure("length", Decimal(7), Decimal(7), "km")
    return Reading(
        [Claim((mention(TALKS, "7 كم", length),), speaker="Al-Wzyr")],
        [
            statement(TALKS, "أعلن", DIRECT, PESKOV, "بيسكوف", mode="direct", carrier=Name("TASS", "تاس")),
            statement(TALKS, "نفى", DENIED, roads, "الوزير", stance="deny"),
            statement(TALKS, "ولم يقل", "اللقاء ألغي", PESKOV, None, polarity="negated"),
            statement(TALKS, "ومن المعتقد", "<b onclick=alert(3)>اللقاء قريب", None, None, stance="believe"),
        ],
    )


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
                    Reading(
                        [
                            Claim(
                                (
                                    mention(TRADE, "1.8 مليار دولار", trade),
                                    mention(TRADE, "1.8 مليار دولار", trade, 1),
                                ),
                                measure="bilateral trade",
                                parties=(Party("KZ"), Party("UZ")),
                            ),
                            Claim((mention(TRADE, "12 في المئة", share),), speaker="World Bank"),
                        ],
                        [],
                    ),
                ),
                (
                    make_source("hostile", HOSTILE, "عنوان <script>alert(1)</script>", None),
                    Reading([Claim((mention(HOSTILE, "940 كيلومترا", length),))], []),
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
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two sources in which people speak; the second says what the first does not."""
    path = tmp_path_factory.mktemp("web") / "ledger.db"
    create(path)
    shy = "قال ديمتري بيسكوف إن التجارة نمت."
    told = Reading([], [statement(shy, "قال", "التجارة نمت", PESKOV, "ديمتري بيسكوف")])
    with filling(path) as connection:
        write(
            connection,
            [
                (make_source("talks", TALKS, "محادثات الطريق", date(2023, 4, 1)), talks()),
                (make_source("shy", shy, "التجارة", date(2023, 5, 1)), told),
            ],
        )
    return path


LENGTHS = {
    "plain": "يبلغ طول الحدود أكثر من 1400 كم بين البلدين.",
    "other": "قال مسؤول إن طول الحدود بين البلدين 911 كم فقط.",
    "again": "طول الحدود 911 كم <b>تقريبا</b>.",
}
REASON = "Both cannot hold: “1400 كم” and “911 كم”; gap <34.9%>"


@pytest.fixture(scope="session")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three sources about one length: one says otherwise than the two others."""
    path = tmp_path_factory.mktemp("compared") / "ledger.db"
    create(path)
    longer = Figure("length", Decimal(1400), None, "km", ">")
    shorter = Figure("length", Decimal(911), Decimal(911), "km")
    parties = (Party("TJ", "between"), Party("AF", "between"))
    about = {"measure": "border length", "parties": parties, "period": "2022"}
    told = []
    for day, (key, text) in enumerate(LENGTHS.items(), start=1):
        found = mention(text, "1400 كم", longer) if key == "plain" else mention(text, "911 كم", shorter)
        modality = "forecast" if key == "again" else "asserted"
        claim = Claim((found,), modality=modality, **about)  # type: ignore[arg-type]
        told.append((make_source(key, text, f"خبر {key}", date(2023, 5, day)), Reading([claim], [])))
    with filling(path) as connection:
        write(connection, told)
        connection.exec_driver_sql("DELETE FROM comparison")
        ids: dict[str, int] = dict(
            connection.exec_driver_sql(
                "SELECT source.key, claim.id FROM claim JOIN source ON source.id = claim.source"
            ).all()
        )
        rows = [
            (1, "plain", "other", "conflict", 0.349, REASON),
            (2, "plain", "again", "conflict", 0.2, REASON),
            (3, "other", "again", "same", 0.0, "Both say the same"),
        ]
        for number, one, other, verdict, gap, reason in rows:
            connection.exec_driver_sql(
                "INSERT INTO comparison (id, claim_a, claim_b, verdict, gap, reason, fields)"
                " VALUES (?, ?, ?, ?, ?, ?, 'measure, parties')",
                (number, *sorted((ids[one], ids[other])), verdict, gap, reason),
            )
    return path


@pytest.fixture
def room(compared: Path) -> Datasette:
    return Datasette([], immutables=[str(compared)])


@pytest.fixture
def talking(spoken: Path) -> Datasette:
    return Datasette([], immutables=[str(spoken)])


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
