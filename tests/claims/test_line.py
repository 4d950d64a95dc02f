"""A figure in one line of English and of Arabic."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.claims.claim import Claim, Figure, Mention, Party
from ledger.claims.line import line
from ledger.span import Span


def _claim(figure: Figure, **more: object) -> Claim:
    return Claim((Mention(Span(0, 1), "5", figure, "<number>"),), **more)  # type: ignore[arg-type]


def _figure(kind: str, low: str | None, high: str | None, unit: str, **more: object) -> Figure:
    bounds = [None if one is None else Decimal(one) for one in (low, high)]
    return Figure(kind, bounds[0], bounds[1], unit, **more)  # type: ignore[arg-type]


AID = _claim(
    _figure("money", "330000000", None, "USD", comparator=">"),
    measure="aid",
    qualifiers=("security",),
    parties=(Party("US", "from"), Party("TJ", "to")),
    speaker="NATO",
)
BORDER = _claim(
    _figure("length", "1400", None, "km", comparator=">"),
    measure="border length",
    parties=(Party("TJ", "between"), Party("AF", "between")),
)
TRADE = _claim(
    _figure("percent", "46.2", "46.2", "%", change="rise"),
    measure="trade",
    parties=(Party("RU", "between"), Party("TJ", "between")),
    period="2022-01/2022-05",
)
GROWTH = _claim(
    _figure("percent", "2.1", "2.4", "%", comparator="range"),
    measure="economic growth",
    parties=(Party("EG", "of"),),
    period="2025",
    modality="forecast",
    speaker="World Bank",
)
SETS = _claim(_figure("count", "4800", "4800", "1", counted="radio set"), measure="radio set")
BARE = _claim(_figure("duration", "3", "3", "d"))
DATE = _claim(Figure("date", edtf="2022-06-28"))


@pytest.mark.parametrize(
    ("claim", "english"),
    [
        (AID, "US security aid to Tajikistan: more than $330 million (NATO)"),
        (BORDER, "Tajikistan–Afghanistan border length: more than 1,400 km"),
        (TRADE, "Russia–Tajikistan trade, Jan–May 2022: up 46.2%"),
        (GROWTH, "Egyptian economic growth, 2025: 2.1 to 2.4% (forecast, World Bank)"),
        (SETS, "4,800 radio sets"),
        (BARE, "3 days"),
        (DATE, "Jun 28, 2022"),
    ],
)
def test_english(claim: Claim, english: str) -> None:
    assert line(claim) == english


@pytest.mark.parametrize(
    ("claim", "arabic"),
    [
        (
            AID,
            "المساعدات أمنية من الولايات المتحدة إلى طاجيكستان: أكثر من 330 مليون دولار أمريكي (NATO)",
        ),
        (TRADE, "التبادل التجاري بين روسيا وطاجيكستان، يناير–مايو 2022: زيادة 46.2%"),
        (GROWTH, "النمو الاقتصادي، مصر، 2025: 2.1 إلى 2.4% (توقع، World Bank)"),
        (BARE, "3 يوم"),
        (DATE, "28 يونيو 2022"),
    ],
)
def test_arabic(claim: Claim, arabic: str) -> None:
    assert line(claim, "ar") == arabic
