"""Findings that are known: waived in a sidecar with a reason, or listed in a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.check.waivers import write_baseline
from ledger.source import SourceError
from tests.check.conftest import ARTICLE, ODD, SIDECAR, Check, Write

WAIVER = '[[waivers]]\ncode = "unexplained-digits"\nreason = "a version"\n'


def test_a_waiver_takes_all_findings_of_its_code(write: Write, look: Check) -> None:
    write("a.txt", ARTICLE + ODD + "ثم 5٬6٬7 أيضا.\n")
    assert [one.code for one in look("a.txt").findings] == ["unexplained-digits"] * 2
    write("a.txt", ARTICLE + ODD + "ثم 5٬6٬7 أيضا.\n", SIDECAR + WAIVER)
    report = look("a.txt")
    assert (report.findings, report.waived) == ((), 2)
    assert report.summary() == "1 source checked: fit (2 waived)"


def test_a_waiver_with_a_quotation_takes_that_alone(write: Write, look: Check) -> None:
    write("a.txt", ARTICLE + ODD + "ثم 5٬6٬7 أيضا.\n", SIDECAR + WAIVER + 'quote = "١٬٢٬٣٬٤"\n')
    assert [one.quote for one in look("a.txt").findings] == ["5٬6٬7"]


def test_a_baseline_hides_what_it_lists_wherever_it_has_moved(write: Write, look: Check) -> None:
    write("a.txt", ARTICLE + ODD)
    baseline = Path("known.json")
    write_baseline(baseline, look("a.txt").findings)
    (listed,) = json.loads(baseline.read_text(encoding="utf-8"))["findings"]
    assert listed["code"] == "unexplained-digits"
    write("a.txt", "سطر جديد في الأعلى\n\n" + ARTICLE + ODD + "ثم 5٬6٬7 أيضا.\n")
    report = look("a.txt", baseline=baseline)
    assert [one.quote for one in report.findings] == ["5٬6٬7"]
    assert report.known == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}'])
def test_what_is_no_baseline_is_an_error(write: Write, look: Check, text: str) -> None:
    write("a.txt")
    Path("known.json").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="write it anew with --write-baseline"):
        look("a.txt", baseline=Path("known.json"))
    with pytest.raises(SourceError, match="does not exist"):
        look("a.txt", baseline=Path("none.json"))
