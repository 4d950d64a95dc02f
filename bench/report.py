"""The report of one run of the benchmark: a page in Markdown and its plot."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from bench.builds import Sized
from bench.speed import Stage
from ledger.rules.reader import STEPS, STEPS_A_TOKEN

AIM = 1.0  # MB of text a second on one core
FLOOR_AIM = 5.0  # times the floor


@dataclass
class Report:
    """What one run measured."""

    machine: str
    load: float
    extraction: dict[str, tuple[float, list[Stage]]] = field(default_factory=dict)
    stages: list[Stage] = field(default_factory=list)
    start: tuple[float, float] = (0.0, 0.0)
    peers: dict[str, float | None] = field(default_factory=dict)
    sized: list[Sized] = field(default_factory=list)
    floor: tuple[int, list[tuple[str, float]]] = (0, [])
    checks: dict[int, float] = field(default_factory=dict)
    compared: dict[int, tuple[float, int]] = field(default_factory=dict)

    def tell(self, done: str) -> None:
        """Say on standard error what is done."""
        print(f"... {done}", file=sys.stderr, flush=True)

    def markdown(self) -> str:
        """Return the page."""
        return "\n".join(
            [
                "# Performance",
                "",
                (
                    "Written by `python -m bench --write`; all numbers and ratios are of one run, on "
                    f"{self.machine}. The load of the machine was {self.load:.1f} when it began: other work "
                    "slows the seconds down, the ratios less."
                ),
                "",
                *self._extraction(),
                *self._stages(),
                *self._start(),
                *self._builds(),
                *self._floor(),
                *self._others(),
                *self._missing(),
            ]
        )

    def _extraction(self) -> list[str]:
        lines = [
            "## Extraction, one process",
            "",
            (
                "Figures, dates, names, statements and claims of each text; nothing is carried from one text "
                "to the next. The processor's time, the best of seven rounds. The generated articles "
                "(`bench/corpus.py`) have 5 KB, 3 figures and 4 statements per 1,000 characters."
            ),
            "",
            "| texts | what | MB of UTF-8 a second | times the word pass |",
            "| --- | --- | ---: | ---: |",
        ]
        for name, (size, found) in self.extraction.items():
            words = dict(found)["one pass over the words"]
            lines += [
                f"| {name} | {one.name} | {size / one.seconds:,.2f} | {one.seconds / words:.1f} |"
                for one in found
            ]
        size, found = self.extraction["generated"]
        speed = size / dict(found)["extraction"]
        lines += [
            "",
            f"The aim is {AIM} MB a second: "
            + ("reached." if speed >= AIM else f"not reached, this run shows {speed:.2f}."),
        ]
        known = {name: seconds for name, seconds in self.peers.items() if seconds is not None}
        missing = ", ".join(name for name in self.peers if name not in known)
        lines += [
            f"{name}: {size / seconds:.3f} MB a second; this reads {speed * seconds / size:.0f} times that."
            for name, seconds in known.items()
        ]
        lines += [f"Not installed here, so not compared: {missing}." if missing else "", ""]
        return lines

    def _stages(self) -> list[str]:
        whole = sum(one.seconds for one in self.stages)
        lines = [
            "## Where the time goes",
            "",
            "| stage | share |",
            "| --- | ---: |",
        ]
        lines += [f"| {one.name} | {one.seconds / whole:.0%} |" for one in self.stages]
        return [*lines, ""]

    def _start(self) -> list[str]:
        first, again = self.start
        return [
            "## Start",
            "",
            (
                f"`ledger extract` on one small file takes {first:.1f} s when the vocabulary must be "
                f"compiled, and {again:.1f} s from then on: what was compiled lies in the user's cache "
                "folder under a hash of the vocabulary (`LEDGER_CACHE` names another folder; set and empty, "
                "nothing is kept)."
            ),
            "",
        ]

    def _builds(self) -> list[str]:
        lines = [
            "## Builds",
            "",
            (
                "Seconds on the clock, each build in a process of its own, all of them from one process "
                "but *all*, which has one reader a processor and gave the same bytes. *Again* builds with "
                "nothing changed, *one changed* with one source edited. Memory is the most that the process "
                "held: the one that writes, in a full build and with one source edited, and one that reads."
            ),
            "",
            (
                "| articles | MB | full | all | again | of full | one changed | of full | ledger, MB "
                "| comparisons | memory, MB | one changed, MB | a reader's, MB |"
            ),
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        lines += [
            (
                f"| {one.articles:,} | {one.text:.1f} | {one.one.seconds:.1f} | {one.every.seconds:.1f} "
                f"| {one.same.seconds:.2f} | {one.same.seconds / one.one.seconds:.1%} "
                f"| {one.changed.seconds:.2f} | {one.changed.seconds / one.one.seconds:.1%} "
                f"| {one.database:.0f} | {one.comparisons:,} | {one.one.memory:.0f} "
                f"| {one.changed.memory:.0f} | {one.every.worker:.0f} |"
            )
            for one in self.sized
        ]
        largest = self.sized[-1]
        share = largest.changed.seconds / largest.one.seconds
        lines += [
            "",
            "![Time and memory of builds](performance.svg)",
            "",
            (
                f"One edited source costs {share:.1%} of a full build of {largest.articles:,} "
                "(the aim is 2 %): every source is looked at whether it changed, the ledger is copied, and "
                "what of it depends on that source is made anew. The rows are those of a full build."
            ),
            (
                "What claims are compared by lies in a file, so that neither a reader nor the writer holds "
                "more of it where there are more sources. What it holds of them at once has a limit that "
                "a small ledger does not reach; what still grows is the names of the sources. From "
                f"{self.sized[0].articles:,} to "
                f"{largest.articles:,} articles the writer's memory went from "
                f"{self.sized[0].one.memory:.0f} to {largest.one.memory:.0f} MB."
            ),
            "",
        ]
        return lines

    def _floor(self) -> list[str]:
        count, found = self.floor
        if not found:
            return []
        whole = sum(seconds for _, seconds in found)
        built = next(one for one in self.sized if one.articles == count).one.seconds
        return [
            "## The floor",
            "",
            f"What no build of these {count:,} articles can leave out, by sqlite3 alone:",
            "",
            "| what | seconds |",
            "| --- | ---: |",
            *(f"| {name} | {seconds:.3f} |" for name, seconds in found),
            f"| together | {whole:.3f} |",
            "",
            f"The build by one process takes {built / whole:.0f} times the floor (the aim is {FLOOR_AIM:.0f}"
            + (": reached)." if built / whole <= FLOOR_AIM else ": not reached)."),
            "",
        ]

    def _others(self) -> list[str]:
        lines = ["## Checks and comparisons", "", "| what | size | seconds |", "| --- | ---: | ---: |"]
        lines += [
            f"| check of one new article against a ledger | {count:,} sources | {seconds:.3f} |"
            for count, seconds in self.checks.items()
        ]
        lines += [
            f"| comparing claims, {pairs:,} pairs | {count:,} claims | {seconds:.2f} |"
            for count, (seconds, pairs) in self.compared.items()
        ]
        return [*lines, ""]

    def _missing(self) -> list[str]:
        sizes = ", ".join(f"{one.articles:,}" for one in self.sized)
        return [
            "## Work that is refused",
            "",
            (
                "The work on a source is counted in phrases that are looked for, not in seconds. News takes "
                f"two to five a token; past {STEPS:,} and {STEPS_A_TOKEN} a token a source is refused, with "
                "its name and the reason. `tests/rules/test_work.py` holds that four times the text takes "
                "about four times as long, on texts made to be slow."
            ),
            "",
            "## Not measured here",
            "",
            (
                f"Builds were run with {sizes} articles; `python -m bench --large` adds 100,000. Pages of a "
                "ledger of a million claims are measured by `python bench/web.py`, the cross-check of as "
                "many by `python bench/crosscheck.py`."
            ),
            "",
        ]

    def plot(self) -> str:
        """Return the plot: seconds and memory by the number of articles, both on logarithmic scales."""
        series = {
            "one process, s": [(one.articles, one.one.seconds) for one in self.sized],
            "all processes, s": [(one.articles, one.every.seconds) for one in self.sized],
            "one changed, s": [(one.articles, one.changed.seconds) for one in self.sized],
            "writer's memory, MB": [(one.articles, one.every.memory) for one in self.sized],
        }
        return _svg(series)


_WIDE, _HIGH, _EDGE = 640, 360, 60
_COLOURS = ("#1b6ca8", "#2a9d5c", "#c2571a", "#7d3c98")


def _svg(series: dict[str, list[tuple[int, float]]]) -> str:
    from math import ceil, floor, log10

    points = [point for line in series.values() for point in line]
    left, right = floor(log10(min(x for x, _ in points))), ceil(log10(max(x for x, _ in points)))
    low, high = floor(log10(max(min(y for _, y in points), 0.01))), ceil(log10(max(y for _, y in points)))
    right, high = max(right, left + 1), max(high, low + 1)

    def across(x: float) -> float:
        return _EDGE + (log10(x) - left) / (right - left) * (_WIDE - 2.8 * _EDGE)

    def up(y: float) -> float:
        return _HIGH - 40 - (log10(max(y, 0.01)) - low) / (high - low) * (_HIGH - 60)

    out = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif" '
            'font-size="12">'
        ),
        "<title>Seconds and megabytes of builds by the number of articles, on logarithmic scales</title>",
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>',
    ]
    for power in range(left, right + 1):
        x = across(10**power)
        out.append(f'<path d="M{x:.0f} 20V{_HIGH - 40}" stroke="#ddd"/>')
        out.append(f'<text x="{x:.0f}" y="{_HIGH - 22}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        y = up(10**power)
        out.append(f'<path d="M{_EDGE} {y:.0f}H{across(10**right):.0f}" stroke="#ddd"/>')
        out.append(f'<text x="{_EDGE - 6}" y="{y + 4:.0f}" text-anchor="end">{10**power:g}</text>')
    out.append(f'<text x="{_WIDE / 2 - _EDGE:.0f}" y="{_HIGH - 6}" text-anchor="middle">articles</text>')
    for at, ((name, line), colour) in enumerate(zip(series.items(), _COLOURS, strict=True)):
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3" fill="{colour}"/>' for x, y in line]
        # The names stand beside the plot, one below the other, so that none covers another.
        out.append(f'<text x="{_WIDE - 1.7 * _EDGE:.0f}" y="{40 + 20 * at}" fill="{colour}">{name}</text>')
    return "\n".join([*out, "</svg>", ""])
