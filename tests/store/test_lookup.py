"""Single things are looked up in a ledger, and by an index."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.store.errors import LedgerError
from ledger.store.lookup import looking
from ledger.text.shingles import bands, shingles
from tests.store.sample import BORDER, TRADE, query, sample


def test_sources_by_key_and_by_text(db: Path) -> None:
    with looking(db) as ledger:
        held = ledger.source("border")
        assert held is not None
        assert held["key"] == "border"
        assert "text" not in held
        assert ledger.source("none") is None
        assert ledger.text("border") == BORDER
        assert ledger.text("none") is None
        assert ledger.keys_of_text(held["sha256"]) == ["border"]
        assert ledger.keys_of_text("0" * 64) == []
        assert ledger.sources() == {source.key: source.sha256 for source, _ in sample()}


def test_sources_that_share_a_band(db: Path) -> None:
    with looking(db) as ledger:
        assert ledger.alike(bands(shingles(TRADE)), 5) == [("trade/north", TRADE)]
        assert ledger.alike(bands(shingles("نص آخر لا يشبه شيئا مما سبق")), 5) == []
        assert ledger.alike((), 5) == []


def test_claims_as_people_read_them(db: Path) -> None:
    with looking(db) as ledger:
        claims = ledger.claims("border")
    assert [claim["quote"] for claim in claims] == ["980 كم", "5 كم"]
    assert claims[0].keys() == {"key", "kind", "quote", "gloss", "modality", "speaker"}


def test_every_look_goes_by_an_index(db: Path) -> None:
    """No step reads a whole table: the plan of each query names an index or a key."""
    telling = (
        "SELECT claim.source FROM figure JOIN claim_entity ON claim_entity.claim = figure.claim "
        "AND claim_entity.entity = 1 JOIN claim ON claim.id = figure.claim WHERE figure.measure = 1"
    )
    plans = [
        telling,
        "SELECT key FROM source WHERE sha256 = ''",
        "SELECT source, count(*) FROM source_band WHERE band IN (1, 2) GROUP BY source",
        "SELECT text FROM source WHERE id = 1",
    ]
    for sql in plans:
        steps = [str(row[3]) for row in query(db, f"EXPLAIN QUERY PLAN {sql}")]
        assert not [step for step in steps if step.startswith("SCAN")], (sql, steps)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such file"), looking(tmp_path / "none.db"):
        pass
