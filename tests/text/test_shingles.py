"""Shingles: alike where texts are, and bands that near-duplicates share."""

from __future__ import annotations

import random

import pytest

from ledger.text.shingles import BANDS, bands, likeness, shingles


def text(seed: int, words: int = 200) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices("بتثجحخدرزسشصطعغفقكلمنهي", k=5)) for _ in range(words)]


def changed(words: list[str], share: float, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"كلمة{at}" if chance.random() < share else word for at, word in enumerate(words)]


def test_numbers_that_sqlite_and_json_can_hold() -> None:
    found = bands(shingles(" ".join(text(1))))
    assert len(found) == BANDS
    assert all(0 <= band < 2**53 for band in found)
    assert found == bands(shingles(" ".join(text(1))))


def test_short_and_empty_texts() -> None:
    assert bands(shingles("")) == bands(shingles(" \u200f!")) == ()
    assert len(shingles("كلمة")) == len(shingles("كلمة وأخرى")) == 1
    assert set(bands(shingles("كلمة"))) == set(bands(shingles("كَلِمَة")))
    assert likeness(shingles(""), shingles("")) == 0.0


@pytest.mark.parametrize(("low", "high", "least"), [(0.5, 0.6, 0.9), (0.6, 0.8, 0.98), (0.8, 1.01, 1.0)])
def test_texts_that_are_alike_share_a_band(low: float, high: float, least: float) -> None:
    met = []
    for seed in range(240):
        words = text(seed)
        one = shingles(" ".join(words))
        other = shingles(" ".join(changed(words, 0.09 * (seed % 12) / 12, seed)))
        if low <= likeness(one, other) < high:
            met.append(bool(set(bands(one)) & set(bands(other))))
    assert len(met) >= 20
    assert sum(met) >= least * len(met)


def test_texts_that_are_not_share_none() -> None:
    found = [set(bands(shingles(" ".join(text(seed))))) for seed in range(60)]
    assert sum(bool(a & b) for at, a in enumerate(found) for b in found[:at]) == 0


def test_the_share_is_that_of_the_sets() -> None:
    assert likeness(frozenset(range(10)), frozenset(range(5, 15))) == pytest.approx(1 / 3)
