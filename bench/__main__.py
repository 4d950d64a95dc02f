"""The benchmark: one command, one table, all ratios of one run.

python -m bench                     sizes 1,000 and 10,000
python -m bench --sizes 100 1000    builds of so many articles
python -m bench --large             100,000 articles, too
python -m bench --write             docs/performance.md and its plot, too
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import tempfile
from pathlib import Path

from bench import builds, check, crosscheck, peers, report, speed
from bench.corpus import articles, write

SEEDS = Path(os.environ.get("LEDGER_SEEDS", "/work/shared/seeds"))
_TEXTS = 60  # generated articles that extraction is timed with
_CHECKED = (100, 2000)
_COMPARED = (1000, 20_000)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Speed and scale of the fact ledger."
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000], help="articles of the builds")
    parser.add_argument("--large", action="store_true", help="a build of 100,000 articles, too")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and its plot")
    asked = parser.parse_args()
    sizes = sorted({*asked.sizes, *([100_000] if asked.large else [])})
    corpora = {"generated": list(articles(_TEXTS))}
    if SEEDS.is_dir():
        corpora["seeds"] = [path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))]
    machine = (
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )
    found = report.Report(machine, os.getloadavg()[0])
    for name, texts in corpora.items():
        found.extraction[name] = (sum(len(text.encode()) for text in texts) / 1e6, speed.extraction(texts))
        found.tell(f"extraction, {name}")
    found.stages = speed.stages(corpora["generated"])
    found.start = builds.start()
    found.peers = peers.measure(corpora["generated"])
    with tempfile.TemporaryDirectory(prefix="ledger-bench-") as name:
        folder = Path(name)
        write(folder / "warm", 1)
        for count in sizes:
            found.sized.append(builds.sized(folder, count))
            found.tell(f"builds of {count:,} articles")
        found.floor = sizes[0], builds.floor(folder / f"{sizes[0]}")
        ledgers = {count: folder / f"check-{count}.db" for count in _CHECKED}
        found.checks = check.times(folder, ledgers)
    found.compared = {count: crosscheck.measure(count) for count in _COMPARED}
    print(found.markdown())
    if asked.write:
        docs = Path(__file__).parents[1] / "docs"
        (docs / "performance.svg").write_text(found.plot(), encoding="utf-8")
        (docs / "performance.md").write_text(found.markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
