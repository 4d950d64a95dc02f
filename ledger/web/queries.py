"""The queries that every ledger ships; their words and SQL are in ``queries.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _queries() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("ledger.web") / "queries.toml").read_text(encoding="utf-8"))


def queries() -> dict[str, dict[str, str]]:
    """Return title, description and SQL of each query by its name, as a copy of the caller's own."""
    return {name: {**query, "sql": query["sql"].strip()} for name, query in _queries().items()}
