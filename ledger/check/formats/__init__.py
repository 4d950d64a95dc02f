"""How a report is told: to people, to programs, to GitHub."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ledger.check.formats.github import github
from ledger.check.formats.json import as_json
from ledger.check.formats.markdown import markdown
from ledger.check.formats.sarif import sarif
from ledger.check.formats.text import text
from ledger.check.run import Report

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
    "markdown": markdown,
}


def render(report: Report, name: str, *, color: bool = False) -> str:
    """Return ``report`` in the format ``name``, ending in a line break unless it is empty."""
    told = text(report, color=color) if name == "text" else FORMATS[name](report)
    return told if not told or told.endswith("\n") else f"{told}\n"
