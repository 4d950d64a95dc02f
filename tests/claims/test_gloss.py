"""A figure in one line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.claims.claim import Figure
from ledger.claims.gloss import value

_5 = Decimal(5)


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        (Figure("money", Decimal(1_400_000), Decimal(1_400_000), "USD"), "1,400,000 USD"),
        (Figure("money", None, _5, "USD", "<="), "at most 5 USD"),
        (Figure("money", _5, _5, None, unit_candidates=("USD", "CAD")), "5 USD or CAD"),
        (Figure("percent", Decimal("46.20"), Decimal("46.2"), "%", "~"), "about 46.2%"),
        (Figure("count", _5, None, "1", ">=", counted="school"), "at least 5 school"),
        (Figure("volume", _5, _5, "[bbl_us]", per="day"), "5 [bbl_us] per day"),
        (Figure("score", Decimal(3), Decimal(1), "1"), "3-1"),
        (Figure("multiplier", Decimal(2), Decimal(2), "1"), "2 times"),
        (Figure("length", Decimal(14), Decimal(16), "km", "range", change="rise"), "rise of 14 to 16 km"),
        (Figure("date", edtf="2022-06-28"), "2022-06-28"),
        (Figure("date"), "an unknown date"),
        (Figure("count"), "an unknown number"),
    ],
)
def test_value(figure: Figure, line: str) -> None:
    assert value(figure) == line
