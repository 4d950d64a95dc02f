"""How wide the words of a figure leave it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.crosscheck.interval import interval_of
from ledger.pipeline import extract

# What is written; the least and the most that it allows, in the coherent unit of its dimension.
WIDTHS = [
    ("8.3 مليار دولار", "8250000000", "8350000000"),
    ("8 مليارات و317 مليون دولار", "8316500000", "8317500000"),
    ("مليونا دولار", "1900000", "2100000"),
    ("340 دولارا", "340", "340"),
    ("23 في المائة", "0.225", "0.235"),
    ("23.03 في المائة", "0.23025", "0.23035"),
    ("40 كيلومترا", "39500", "40500"),
    ("1,400 شخص", "1400", "1400"),
    ("30 ألف شخص", "29500", "30500"),
    ("خمسة آلاف و300 شخص", "5300", "5300"),
    ("نحو 1.7 مليون شخص", "1650000", "1750000"),
    ("حوالي 4500 شخص", "4450", "4550"),
    ("نحو 200 مليون دولار", "180000000", "220000000"),
    ("نحو ثلاثة أرباع السكان", "0.7125", "0.7875"),
    ("48 ساعة", "171000", "174600"),
]


@pytest.mark.parametrize(("written", "least", "most"), WIDTHS, ids=[row[0] for row in WIDTHS])
def test_rounding_and_hedges(written: str, least: str, most: str) -> None:
    claim = extract(f"بلغ ذلك {written}.")[0]
    found = interval_of(claim.figure, claim.quote)
    assert found is not None
    assert (found.least, found.most) == (Decimal(least), Decimal(most))


def test_open_bounds_stay_open() -> None:
    claim = extract("أكثر من مليوني زائر.")[0]
    found = interval_of(claim.figure, claim.quote)
    assert found is not None
    assert (found.low, found.most) == (Decimal(2_000_000), None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("48 ساعة", "يومان"),
        ("2.5 طن", "2500 كيلوغرام"),
        ("0.7 مليار دولار", "700 مليون دولار"),
        ("مليون و200 ألف شخص", "1.2 مليون شخص"),
        ("12 شهرا", "سنة واحدة"),
    ],
)
def test_equal_after_exact_arithmetic(one: str, other: str) -> None:
    intervals = []
    for written in (one, other):
        claim = extract(f"بلغ ذلك {written}.")[0]
        intervals.append(interval_of(claim.figure, claim.quote))
    assert intervals[0] is not None
    assert intervals[1] is not None
    assert intervals[0].equals(intervals[1])
