"""Periods to days, against the edtf package where it knows better than we do."""

from __future__ import annotations

from datetime import date
from time import struct_time

import pytest
from edtf import parse_edtf

from ledger.claims.period import period_days


def _day(time: struct_time) -> date:
    return date(*time[:3])


DATES = ["2022", "2022-02", "2024-02", "2022-06-28", "199X", "19XX", "2022-21", "2022-22", "2022-23"]
ROUGH = ["2022~", "2022-06?"]
INTERVALS = ["2022-09-14/2022-09-16", "2021/2022-03", "2022-23/2023", "2022~/2023~"]


@pytest.mark.parametrize("edtf", [*DATES, *ROUGH, *INTERVALS])
def test_days_are_those_of_the_standard(edtf: str) -> None:
    oracle = parse_edtf(edtf)
    assert period_days(edtf) == (_day(oracle.lower_strict()), _day(oracle.upper_strict()))


def test_winter_runs_into_the_next_year() -> None:
    assert period_days("2023-24") == (date(2023, 12, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2022-09/..", (date(2022, 9, 1), None)),
        ("../2022-09", (None, date(2022, 9, 30))),
        ("/2022", (None, date(2022, 12, 31))),
        ("..", (None, None)),
        ("2022-25", (None, None)),
        ("2022-13-01", (None, None)),
        ("2022-02-30", (None, None)),
        ("0000", (None, None)),
        ("XXXX-06-28", (None, None)),
        ("199X-06", (None, None)),
        ("2022/soon", (None, None)),
        ("2023/2022", (None, None)),
        ("soon", (None, None)),
        ("", (None, None)),
    ],
)
def test_open_unknown_and_impossible_ends(edtf: str, days: tuple[date | None, date | None]) -> None:
    assert period_days(edtf) == days
