"""docs/schema.md says what the schema is, and its queries run."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from ledger.store.tables import metadata
from ledger.store.views import VIEWS
from tests.store.sample import query

DOCS = Path(__file__).parents[2] / "docs"
SCRIPT: dict[str, Any] = runpy.run_path(str(DOCS / "write_schema.py"))
# What the sample has no rows of.
EMPTY = {"comparison", "conflicts"}


def test_the_page_is_current() -> None:
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == SCRIPT["page"](), (
        "run python docs/write_schema.py"
    )


@pytest.mark.parametrize("name", [*VIEWS, *metadata.tables])
def test_the_example_of_every_table_and_view_runs(name: str, db: Path) -> None:
    assert bool(query(db, SCRIPT["EXAMPLES"][name])) == (name not in EMPTY)
