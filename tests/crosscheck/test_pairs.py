"""Every pair gets its verdict, either way round; none that must stay silent accuses anybody."""

from __future__ import annotations

from collections import Counter

import pytest

from ledger.crosscheck.compare import STRONGEST
from tests.crosscheck.pair import ACCUSING, SILENT, Pair, answer, pairs

PAIRS = [
    pytest.param(pair, id=pair.name, marks=[pytest.mark.xfail(reason=pair.gap)] if pair.gap else [])
    for pair in pairs()
]


@pytest.mark.parametrize("pair", PAIRS)
def test_verdict(pair: Pair) -> None:
    found = answer(pair.line())
    assert found.verdict == pair.verdict, found.reason


@pytest.mark.parametrize(
    "pair", [pair for pair in pairs() if pair.verdict == SILENT and not pair.gap], ids=lambda pair: pair.name
)
def test_what_must_stay_silent_accuses_nobody(pair: Pair) -> None:
    found = answer(pair.line())
    assert found.verdict not in ACCUSING, found.reason


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.name)
def test_the_order_of_the_sides_carries_no_meaning(pair: Pair) -> None:
    one, other = answer(pair.line()), answer(pair.line(turned=True))
    assert (one.verdict, one.gap) == (other.verdict, other.gap)


@pytest.mark.parametrize("pair", [pair for pair in pairs() if not pair.gap], ids=lambda pair: pair.name)
def test_without_quotes_the_strongest_verdict_is_given(pair: Pair) -> None:
    found = answer(pair.line(quotes=False))
    order: list[str] = list(STRONGEST)
    assert order.index(found.verdict) <= order.index(pair.verdict)
    if pair.verdict not in ACCUSING:
        assert found.verdict not in ACCUSING, found.reason


def test_there_are_enough_pairs_of_each_kind() -> None:
    verdicts = Counter(pair.verdict for pair in pairs())
    assert set(verdicts) == set(STRONGEST)
    assert min(verdicts.values()) >= 8


def test_a_reason_has_both_quotes_and_both_values_in_one_unit() -> None:
    pair = next(pair for pair in pairs() if pair.name == "conflict-6")
    found = answer(pair.line())
    assert "50 كيلومترا" in found.reason
    assert "50 ميلا" in found.reason
    assert "49.5…50.5 against 79.6625…81.2719 km" in found.reason
    assert found.gap == pytest.approx(0.378629)
