"""One claim, several mentions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.claims.claim import Claim
from ledger.pipeline import extract


def _figures(text: str) -> list[Claim]:
    return [claim for claim in extract(text) if claim.figure.kind != "date"]


@pytest.mark.parametrize(
    ("text", "quotes", "units"),
    [
        ("يقع المقر على ارتفاع 800 متر (2,625 قدما).", ["800 متر", "2,625 قدما"], ["m", "[ft_i]"]),
        ("بلغت المنحة مليار يوان (نحو 139 مليون دولار).", ["مليار يوان", "139 مليون دولار"], ["CNY", "USD"]),
        ("يبعد المخفر نحو 12 ميلا (19 كيلومترا) عن البلدة.", ["12 ميلا", "19 كيلومترا"], ["[mi_i]", "km"]),
        (
            "بلغت الكلفة 25 مليار دينار عراقي، أي نحو 19 مليون دولار.",
            ["25 مليار دينار عراقي", "19 مليون دولار"],
            ["IQD", "USD"],
        ),
    ],
)
def test_a_conversion_is_a_further_mention_with_its_own_value(
    text: str, quotes: list[str], units: list[str]
) -> None:
    [claim] = _figures(text)
    assert [mention.quote for mention in claim.mentions] == quotes
    assert [mention.figure.unit for mention in claim.mentions] == units


def test_what_is_not_as_much_is_no_conversion() -> None:
    assert len(_figures("طول الجسر 800 متر (5 كيلومترات من المدينة).")) == 2


def test_the_headline_is_a_mention_of_the_figure_in_the_text() -> None:
    text = "الصادرات تتجاوز 5 مليارات دولار\n\nقال الوزير إن الصادرات تجاوزت 5 مليارات دولار في عام 2022.\n"
    [claim] = _figures(text)
    assert [mention.span.start for mention in claim.mentions] == [
        text.rindex("5 مليارات"),
        text.index("5 مليارات"),
    ]
    assert claim.period == "2022"
    assert claim.figure.low == Decimal(5_000_000_000)


def test_equal_figures_of_other_measures_stay_apart() -> None:
    text = "الصادرات تبلغ 5 مليارات دولار\n\nوبلغت الواردات 5 مليارات دولار.\n"
    assert [claim.measure for claim in _figures(text)] == ["exports", "imports"]


def test_equal_figures_of_one_text_stay_apart() -> None:
    text = "أخبار\n\nبلغت الصادرات 5 مليارات دولار.\n\nوبلغت الصادرات 5 مليارات دولار.\n"
    assert len(_figures(text)) == 2
