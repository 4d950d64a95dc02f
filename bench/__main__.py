"""The benchmark: one command, one page; all ratios of a part are of one run.

python -m bench                          every part
python -m bench --parts reading checks   these only
python -m bench --sizes 1000 100000      builds of so many articles: 100,000 take two hours
python -m bench --write                  keep what was measured, and write docs/performance.md and its plot
python -m bench --write --parts          write them anew of what was kept
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import builds, check, crosscheck, peers, report, results, ways, web
from bench.corpus import articles, write
from bench.plot import plot

SEEDS = Path(os.environ.get("LEDGER_SEEDS", "/work/shared/seeds"))
_TEXTS = 60  # generated articles that extraction is timed with
_CHECKED = (100, 2000)
_COMPARED = (1000, 20_000)
_CLAIMS = (1000, 1_000_000)
_SIZES = (300, 1000, 10_000)


def _reading(_folder: Path, _sizes: list[int]) -> results.Results:
    corpora = {"generated": list(articles(_TEXTS))}
    if SEEDS.is_dir():
        corpora["seeds"] = [path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))]
    way = ways.ways()[0]
    run = results.this_run(way)
    texts: dict[str, results.Texts] = {}
    stages: dict[str, float] = {}
    for name, corpus in corpora.items():
        seconds: dict[str, float] = {}
        for one in reversed(ways.ways()):
            whole, parts = json.loads(ways.run(one, "-m", "bench.speed", given=json.dumps(corpus)))
            taken: dict[str, float] = dict(whole)
            seconds[f"extraction, {one}"] = taken.pop("extraction")
            seconds = {**taken, **seconds}
            if (one, name) == (way, "generated"):
                stages = dict(parts)
        texts[name] = results.Texts(
            megabytes=sum(len(text.encode()) for text in corpus) / 1e6, seconds=seconds
        )
    return {
        "reading": results.Reading(
            run=run,
            texts=texts,
            stages=stages,
            start=builds.start(),
            peers=peers.measure(corpora["generated"]),
        )
    }


def _builds(folder: Path, sizes: list[int]) -> results.Results:
    write(folder / "warm", 1)
    found: dict[str, results.Sized] = {}
    for count in sizes:
        found[str(count)] = builds.sized(folder, count)
        print(f"... builds of {count:,} articles", file=sys.stderr, flush=True)
    return {"builds": found}


def _checks(folder: Path, _sizes: list[int]) -> results.Results:
    run = results.this_run(ways.PYTHON)
    ledgers = {count: folder / f"check-{count}.db" for count in _CHECKED}
    return {
        "checks": results.Checks(
            run=run,
            check={str(count): seconds for count, seconds in check.times(folder, ledgers).items()},
            compared={str(count): crosscheck.measure(count) for count in _COMPARED},
        )
    }


def _pages(folder: Path, _sizes: list[int]) -> results.Results:
    return {"pages": web.measure(folder, *_CLAIMS)}


PARTS: dict[str, Callable[[Path, list[int]], results.Results]] = {
    "reading": _reading,
    "builds": _builds,
    "checks": _checks,
    "pages": _pages,
}


def main() -> None:
    """Measure the parts that are asked for, print their page, and keep it where that is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Speed and scale of the fact ledger."
    )
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS), help="what is measured")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, help="articles of the builds")
    parser.add_argument(
        "--write", action="store_true", help="keep it; write docs/performance.md and its plot"
    )
    asked = parser.parse_args()
    found = results.Results()
    with tempfile.TemporaryDirectory(prefix="ledger-bench-") as name:
        for part in asked.parts:
            found = results.merged(found, PARTS[part](Path(name), sorted(set(asked.sizes))))
            print(f"... {part}", file=sys.stderr, flush=True)
    if asked.write:
        found = results.merged(results.kept(), found)
        results.keep(found)
        if "builds" in found:
            (results.DOCS / "performance.svg").write_text(plot(found["builds"]), encoding="utf-8")
        (results.DOCS / "performance.md").write_text(report.page(found), encoding="utf-8")
    print(report.page(found))


if __name__ == "__main__":
    main()
