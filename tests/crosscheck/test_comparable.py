"""Numbers that differ as hands and eyes slip."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.claims.claim import Figure
from ledger.crosscheck.comparable import slipped


def _point(value: str, unit: str = "1") -> Figure:
    return Figure(kind="count", low=Decimal(value), high=Decimal(value), unit=unit)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1860", "1680", True),
        ("719", "917", True),
        ("56.55", "65.55", True),
        ("1860", "1860", False),
        ("1860", "18600", False),
        ("1860", "1870", False),
        ("4600", "4100", False),
        ("123", "231", False),
    ],
)
def test_slip(one: str, other: str, slip: bool) -> None:
    assert slipped(_point(one), _point(other)) is slip
    assert slipped(_point(other), _point(one)) is slip


def test_slip_asks_for_one_unit_and_two_points() -> None:
    assert not slipped(_point("36", "kg"), _point("63", "m"))
    bound = Figure(kind="count", low=Decimal(36), high=None, unit="1", comparator=">")
    assert not slipped(bound, _point("63"))
