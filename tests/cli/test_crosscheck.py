"""The commands about comparisons, as a user meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ledger import cli_crosscheck
from tests.crosscheck.pair import pairs

Run = Callable[..., Result]
TOLL = "لقي {} شخصا مصرعهم في فيضانات مدينة القيروان في تونس يوم الاثنين، وفق الدفاع المدني.\n"


@pytest.fixture
def ledger(tmp_path: Path, run: Run) -> Path:
    """A ledger of two articles that contradict each other."""
    for name, number in (("one", 12), ("other", 17)):
        (tmp_path / f"{name}.txt").write_text(TOLL.format(number), encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text("published = 2023-06-06\n", encoding="utf-8")
    db = tmp_path / "news.db"
    assert run("build", tmp_path, "--db", db).exit_code == 0
    return db


def test_compare_prints_a_line_a_pair(run: Run, tmp_path: Path) -> None:
    chosen = [pair for pair in pairs() if not pair.gap][:3]
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(pair.line() for pair in chosen), encoding="utf-8")
    found = [json.loads(line) for line in run("compare", file).stdout.splitlines()]
    assert [(one["id"], one["verdict"]) for one in found] == [(pair.name, pair.verdict) for pair in chosen]
    assert all(one.keys() == {"id", "verdict", "reason", "gap"} for one in found)


def test_compare_names_the_line_that_is_no_pair(refusal: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n{", encoding="utf-8")
    assert "pairs.jsonl: line 2: no JSON" in refusal("compare", file)


def test_conflicts_are_listed(run: Run, ledger: Path) -> None:
    [found] = [
        json.loads(line) for line in run("conflicts", "--db", ledger, "--format", "json").stdout.splitlines()
    ]
    assert found["verdict"] == "conflict"
    assert {found["quote_a"], found["quote_b"]} == {"12 شخصا", "17 شخصا"}
    assert {found["source_a"], found["source_b"]} == {"one", "other"}
    table = run("conflicts", "--db", ledger).stdout
    assert "conflict, gap 29.4%" in table
    assert "17 شخصا" in table


def test_why_two_claims_compare_or_not(run: Run, ledger: Path) -> None:
    [found] = [
        json.loads(line) for line in run("conflicts", "--db", ledger, "--format", "json").stdout.splitlines()
    ]
    said = run("why", found["claim_a"], found["claim_b"], "--db", ledger).stdout.splitlines()
    assert said == ["conflict", found["reason"]]


def test_why_of_no_claim(refusal: Callable[..., str], ledger: Path) -> None:
    assert refusal("why", "1", "2", "--db", ledger).startswith("claim 1: is not in this ledger")


def test_the_help_loads_no_room() -> None:
    assert cli_crosscheck.CONFLICT_FORMATS == ("table", "json")
