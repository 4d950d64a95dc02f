"""The page of what the benchmark measured, in Markdown."""

from __future__ import annotations

from collections.abc import Callable

from bench.peers import NATIVE
from bench.results import Built, Checks, Pages, Reading, Results, Run, Sized
from ledger.rules.reader import STEPS, STEPS_A_TOKEN

AIM = 1.0  # MB of text a second on one core
PEER_AIM = 10.0  # times native Duckling
FLOOR_AIM = 5.0  # times the floor
EDIT_AIM = 0.02  # of a full build


def page(found: Results) -> str:
    """Return the page; what was not measured has no section."""
    lines = [
        "# Performance",
        "",
        (
            "Written by `python -m bench --write` of what it measured, `docs/performance.json`. Each part "
            "is one run and says when, of which commit and where, and how much the machine had to do when "
            "it began: other work slows the seconds down, the ratios less."
        ),
        "",
    ]
    if "reading" in found:
        lines += [*_extraction(found["reading"]), *_stages(found["reading"]), *_start(found["reading"])]
    if "builds" in found:
        sized = list(found["builds"].values())
        lines += [*_builds(sized), *_floor(sized)]
    if "checks" in found:
        lines += _checks(found["checks"])
    if "pages" in found:
        lines += _pages(found["pages"])
    return "\n".join([*lines, *_refused()])


def _told(run: Run) -> str:
    told = f"{run['day']}, {run['commit']}, {run['machine']}, load {run['load']}"
    if "way" in run:
        told = f"{told}, {run['way']}"
    return f"{told}; {run['beside']}" if "beside" in run else told


def _extraction(reading: Reading) -> list[str]:
    lines = [
        "## Extraction, one process",
        "",
        f"({_told(reading['run'])})",
        "",
        (
            "Figures, dates, names, statements and claims of each text; nothing is carried from one text "
            "to the next. The processor's time, the best of seven rounds. The generated articles "
            "(`bench/corpus.py`) have 5 KB, 3 figures and 4 statements per 1,000 characters. *Compiled* is "
            "what `make compiled` makes of the same code; what follows is of that where it says so."
        ),
        "",
        "| texts | what | MB of UTF-8 a second | times the word pass |",
        "| --- | --- | ---: | ---: |",
    ]
    for name, texts in reading["texts"].items():
        words = texts["seconds"]["one pass over the words"]
        lines += [
            f"| {name} | {what} | {texts['megabytes'] / seconds:,.2f} | {seconds / words:.1f} |"
            for what, seconds in texts["seconds"].items()
        ]
    generated = reading["texts"]["generated"]
    size = generated["megabytes"]
    speed = size / generated["seconds"][f"extraction, {reading['run']['way']}"]
    lines += [
        "",
        f"The aim is {AIM} MB a second: "
        + ("reached." if speed >= AIM else f"not reached, this run shows {speed:.2f}."),
    ]
    known = {name: seconds for name, seconds in reading["peers"].items() if seconds is not None}
    missing = ", ".join(name for name in reading["peers"] if name not in known)
    if known:
        lines += [
            "",
            "| peer | MB of UTF-8 a second | extraction reads, times that |",
            "| --- | ---: | ---: |",
        ]
    lines += [
        f"| {name} | {size / seconds:.3f} | {speed * seconds / size:.1f} |" for name, seconds in known.items()
    ]
    if NATIVE in known:
        times = speed * known[NATIVE] / size
        reached = "reached" if times >= PEER_AIM else "not reached"
        lines += ["", f"The aim is {PEER_AIM:.0f} times {NATIVE}: {reached}."]
    lines += ["", f"Not installed here, so not compared: {missing}." if missing else "", ""]
    return lines


def _stages(reading: Reading) -> list[str]:
    whole = sum(reading["stages"].values())
    lines = ["## Where the time goes", "", "| stage | share |", "| --- | ---: |"]
    lines += [f"| {name} | {seconds / whole:.0%} |" for name, seconds in reading["stages"].items()]
    return [*lines, ""]


def _start(reading: Reading) -> list[str]:
    first, again = reading["start"]
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


def _builds(sized: list[Sized]) -> list[str]:
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
    for one in sized:
        full, same, changed = (one[way]["seconds"] for way in ("one", "same", "changed"))
        lines.append(
            f"| {one['articles']:,} | {one['megabytes']:.1f} | {full:,.1f} | {_by_all(one, _seconds)} "
            f"| {same:.2f} | {same / full:.1%} | {changed:.2f} | {changed / full:.1%} "
            f"| {one['database']:,.0f} | {one['comparisons']:,} | {one['one']['memory']:.0f} "
            f"| {one['changed']['memory']:.0f} | {_by_all(one, _of_reader)} |"
        )
    small, large = sized[0], sized[-1]
    share = large["changed"]["seconds"] / large["one"]["seconds"]
    return [
        *lines,
        "",
        *(f"{one['articles']:,}: {_told(one['run'])}." for one in sized),
        "",
        "![Time and memory of builds](performance.svg)",
        "",
        (
            f"One edited source costs {share:.1%} of a full build of {large['articles']:,} "
            f"(the aim is {EDIT_AIM:.0%}): every source is looked at whether it changed, the ledger is "
            "copied, and what of it depends on that source is made anew. The rows are those of a full build."
        ),
        (
            "What claims are compared by lies in a file, so that neither a reader nor the writer holds "
            "more of it where there are more sources. What it holds of them at once has a limit that "
            "a small ledger does not reach; what still grows is the names of the sources. From "
            f"{small['articles']:,} to {large['articles']:,} articles the writer's memory went from "
            f"{small['one']['memory']:.0f} to {large['one']['memory']:.0f} MB."
        ),
        "",
    ]


def _by_all(one: Sized, shown: Callable[[Built], str]) -> str:
    """Return what a build by all processes shows; a large number of sources is built by one only."""
    return "–" if one["every"] is None else shown(one["every"])


def _seconds(built: Built) -> str:
    return f"{built['seconds']:,.1f}"


def _of_reader(built: Built) -> str:
    return f"{built['worker']:.0f}"


def _floor(sized: list[Sized]) -> list[str]:
    lines = []
    for one in sized:
        if one["floor"] is None:
            continue
        whole = sum(one["floor"].values())
        times = one["one"]["seconds"] / whole
        lines += [
            f"What no build of {one['articles']:,} articles can leave out, by sqlite3 alone:",
            "",
            "| what | seconds |",
            "| --- | ---: |",
            *(f"| {name} | {seconds:.3f} |" for name, seconds in one["floor"].items()),
            f"| together | {whole:.3f} |",
            "",
            f"The build by one process takes {times:.0f} times the floor (the aim is {FLOOR_AIM:.0f}"
            + (": reached)." if times <= FLOOR_AIM else ": not reached)."),
            "",
        ]
    return ["## The floor", "", *lines] if lines else []


def _checks(checks: Checks) -> list[str]:
    return [
        "## Checks and comparisons",
        "",
        f"({_told(checks['run'])})",
        "",
        "| what | size | seconds |",
        "| --- | ---: | ---: |",
        *(
            f"| check of one new article against a ledger | {int(count):,} sources | {seconds:.3f} |"
            for count, seconds in checks["check"].items()
        ),
        *(
            f"| comparing claims, {pairs:,} pairs | {int(count):,} claims | {seconds:.2f} |"
            for count, (seconds, pairs) in checks["compared"].items()
        ),
        "",
        "`python -m bench.check` has 100,000 sources, `python -m bench.crosscheck` a million claims.",
        "",
    ]


def _pages(pages: Pages) -> list[str]:
    small, large = pages["claims"]
    lines = [
        "## Pages",
        "",
        f"({_told(pages['run'])})",
        "",
        (
            f"Pages of ledgers of {small:,} and {large:,} claims ({pages['megabytes'][0]:,.0f} and "
            f"{pages['megabytes'][1]:,.0f} MB), as `ledger serve` serves them; the least time of several, in "
            "milliseconds. A page of the large one may take twice the time of the small one's, and where it "
            "has facets twice their bare SQL on top."
        ),
        "",
        f"| page | {small:,} | {large:,} | times | |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for name, one in pages["pages"].items():
        few, many = one["small"], one["large"]
        slow = "too slow" if many > one["allowed"] else ""
        lines.append(f"| {name} | {few * 1000:.0f} | {many * 1000:.0f} | {many / few:.1f} | {slow} |")
    return [*lines, ""]


def _refused() -> list[str]:
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
    ]
