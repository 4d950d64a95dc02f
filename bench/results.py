"""What the benchmark measured, as data: docs/performance.json, of which docs/performance.md is made.

Each part is measured in one run, so that all its ratios are of one run; a part that is measured again
takes the place of what was known of it, and the others stay.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NotRequired, TypedDict, cast

DOCS = Path(__file__).parents[1] / "docs"
KEPT = DOCS / "performance.json"


class Run(TypedDict):
    """When, of what and where a part was measured; ``load`` is how much the machine had to do when it began.

    ``way`` tells whether the rules were compiled (see :mod:`bench.ways`). ``beside`` tells of other work that
    spoils its seconds; whoever keeps such a run writes it into the data.
    """

    day: str
    commit: str
    machine: str
    load: float
    way: NotRequired[str]
    beside: NotRequired[str]


class Texts(TypedDict):
    """How long one pass over a corpus of so many MB takes, in seconds of the processor."""

    megabytes: float
    seconds: dict[str, float]


class Reading(TypedDict):
    """Extraction: of each corpus, by stages; the start of the program; peers that are installed."""

    run: Run
    texts: dict[str, Texts]
    stages: dict[str, float]
    start: tuple[float, float]
    peers: dict[str, float | None]


class Built(TypedDict):
    """One build: seconds on the clock, the most memory of the writing process and of a reading one (MB)."""

    seconds: float
    memory: float
    worker: float


class Sized(TypedDict):
    """Builds of one number of sources: by one process, by all, with nothing changed, with one changed.

    ``floor`` are the seconds of what no build can leave out. A large number is built by one process
    only and has no floor: what there is to say of those is told by the smaller ones.
    """

    run: Run
    articles: int
    megabytes: float
    one: Built
    every: Built | None
    same: Built
    changed: Built
    database: float
    comparisons: int
    floor: dict[str, float] | None


class Checks(TypedDict):
    """Seconds of the check of one article by the sources of a ledger; of comparing, by number of claims."""

    run: Run
    check: dict[str, float]
    compared: dict[str, tuple[float, int]]


class Page(TypedDict):
    """The least seconds of a page of the small and of the large ledger, and what the latter may take."""

    small: float
    large: float
    allowed: float


class Pages(TypedDict):
    """Pages as they are served, of ledgers of two numbers of claims."""

    run: Run
    claims: tuple[int, int]
    megabytes: tuple[float, float]
    pages: dict[str, Page]


class Results(TypedDict, total=False):
    """All that is known; builds lie under the number of their articles."""

    reading: Reading
    builds: dict[str, Sized]
    checks: Checks
    pages: Pages


def this_run(way: str) -> Run:
    """Return what there is to say of a run that begins now."""
    machine = (
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=DOCS, capture_output=True, text=True
    ).stdout.strip()
    return Run(
        day=datetime.now(UTC).date().isoformat(),
        commit=commit or "unknown",
        machine=machine,
        load=round(os.getloadavg()[0], 1),
        way=way,
    )


def kept() -> Results:
    """Return what earlier runs measured."""
    return cast("Results", json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.exists() else Results()


def merged(old: Results, new: Results) -> Results:
    """Return ``old`` with the parts of ``new``, and the builds of all sizes of both."""
    builds = {**old.get("builds", {}), **new.get("builds", {})}
    found = Results(**{**old, **new})
    if builds:
        found["builds"] = dict(sorted(builds.items(), key=lambda one: int(one[0])))
    return found


def keep(results: Results) -> None:
    """Write what is known, for the next run and for the page."""
    KEPT.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
