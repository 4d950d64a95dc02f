"""A figure or a statement in one line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.claims.claim import Figure
from ledger.claims.gloss import said, value
from ledger.claims.statement import STANCES, Name, Statement
from ledger.span import Span

_5 = Decimal(5)


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        (Figure("money", Decimal(1_400_000), Decimal(1_400_000), "USD"), "$1.4 million"),
        (Figure("money", None, _5, "USD", "<="), "at most $5"),
        (Figure("money", _5, _5, None, unit_candidates=("USD", "CAD")), "5 USD or CAD"),
        (Figure("percent", Decimal("46.20"), Decimal("46.2"), "%", "~"), "about 46.2%"),
        (Figure("count", _5, None, "1", ">=", counted="school"), "at least 5 schools"),
        (Figure("volume", _5, _5, "[bbl_us]", per="day"), "5 barrels per day"),
        (Figure("score", Decimal(3), Decimal(1), "1"), "3-1"),
        (Figure("multiplier", Decimal(2), Decimal(2), "1"), "2 times"),
        (Figure("length", Decimal(14), Decimal(16), "km", "range", change="rise"), "up 14 to 16 km"),
        (Figure("date", edtf="2022-06-28"), "2022-06-28"),
        (Figure("date"), "an unknown date"),
        (Figure("count"), "an unknown number"),
    ],
)
def test_value(figure: Figure, line: str) -> None:
    assert value(figure) == line


KURILLA = Name("Michael Kurilla", "مايكل كوريلا", "person")


def statement(content: str, **more: object) -> Statement:
    told: dict[str, object] = {"stance": "say", "mode": "indirect", "rule": "<cue>", "speaker": KURILLA}
    return Statement(Span(4, 4 + len(content)), content, Span(0, 3), "قال", **told | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({}, "Michael Kurilla said: لا"),
        ({"stance": "deny"}, "Michael Kurilla denied: لا"),
        ({"polarity": "negated"}, "Michael Kurilla did not say: لا"),
        ({"speaker": None, "stance": "believe"}, "somebody unnamed believed: لا"),
        ({"carrier": Name("TASS", "تاس")}, "Michael Kurilla said, according to TASS: لا"),
    ],
)
def test_said(more: dict[str, object], line: str) -> None:
    assert said(statement("لا", **more)) == line


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_has_its_words(stance: str) -> None:
    affirmed, negated = (
        said(statement("لا", stance=stance, polarity=polarity)) for polarity in ("affirmed", "negated")
    )
    assert affirmed != negated
    assert " did not " in negated


def test_what_is_said_is_cut_and_stands_on_one_line() -> None:
    assert said(statement("أ\r\n\u00a0ب")) == "Michael Kurilla said: أ ب"
    assert said(statement("ا" * 80)).endswith("ا" * 80)
    assert said(statement("ا" * 79 + " ب" * 9)) == "Michael Kurilla said: " + "ا" * 79 + "…"
