"""The two ways to run the program: as Python, and compiled where `make compiled` has made that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPILED, PYTHON = "compiled", "as Python"
_SITE = Path(sys.prefix) / "compiled" / "site"
_MADE = _SITE.with_name(".installed")


def ways() -> list[str]:
    """Return the ways that can be had here, the fastest first.

    Raises :class:`RuntimeError` where what was compiled is older than the program.
    """
    if not _MADE.exists():
        return [PYTHON]
    made = _MADE.stat().st_mtime
    written = (path for path in (ROOT / "ledger").rglob("*") if path.suffix in {".py", ".toml", ".json"})
    newer = [path for path in written if path.stat().st_mtime > made]
    if newer:
        raise RuntimeError(f"{newer[0]} is newer than what was compiled: run make compiled first")
    return [COMPILED, PYTHON]


def run(way: str, *arguments: str, given: str = "", **variables: str) -> str:
    """Run Python in a new process that finds the program of a way; return what it writes."""
    folders = [_SITE, ROOT] if way == COMPILED else [ROOT]
    return subprocess.run(
        # Not the folder that it is run in: there the program lies as Python.
        [sys.executable, "-P", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders)), **variables},
        input=given,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
