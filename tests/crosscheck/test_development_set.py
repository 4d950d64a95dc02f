"""The development set of shared pairs: the figures that are reached and must not be lost."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ledger.crosscheck.pair_file import answers
from tests.crosscheck.pair import ACCUSING

PAIRS = Path("/work/shared/comparisons/dev.jsonl")

pytestmark = pytest.mark.skipif(not PAIRS.exists(), reason="the shared pairs are not here")


def test_reached() -> None:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    arabic = [pair for pair in map(json.loads, lines) if pair["lang"] == "ar"]
    said = {one.id: one.verdict for one in answers(map(json.dumps, arabic))}
    right = Counter(pair["verdict"] for pair in arabic if said[pair["id"]] == pair["verdict"])
    found, wanted = Counter(said.values()), Counter(pair["verdict"] for pair in arabic)
    alarms = [
        pair["id"] for pair in arabic if said[pair["id"]] in ACCUSING and pair["verdict"] not in ACCUSING
    ]
    assert alarms == []
    assert right["conflict"] / found["conflict"] >= 0.95
    assert right["conflict"] / wanted["conflict"] >= 0.85
    assert right["denied"] / wanted["denied"] >= 0.75
    assert right.total() / len(arabic) >= 0.9


def test_what_is_not_read_is_not_comparable() -> None:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    other = [line for line in lines if json.loads(line)["lang"] != "ar"]
    assert {one.verdict for one in answers(other)} == {"not comparable"}
