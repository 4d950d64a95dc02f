"""Fixtures of the store's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.sample import fill, sample


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A ledger of the sample's three sources."""
    return fill(tmp_path / "ledger.db", sample())
