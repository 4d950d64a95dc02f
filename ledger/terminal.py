"""What the commands show in a terminal: the marked article, the summary of a build, its progress."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from ledger.claims.gloss import reported, value
from ledger.span import Span

if TYPE_CHECKING:
    from ledger.build import Summary
    from ledger.pipeline import Reading
    from ledger.store.comparisons import Conflict

# Round a figure, and round what somebody is reported to have said.
OPEN, CLOSE = "⟦", "⟧"
OPEN_SAID, CLOSE_SAID = "⟪", "⟫"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A control character in an article is shown as its picture, never sent to the terminal.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\r\n"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_LINE = re.compile(r"[^\r\n]+")


class _Mark(NamedTuple):
    """A figure or statement in the text: its number, its place, and what the list under it says."""

    number: int
    span: Span
    said: bool
    gloss: str
    found: str


def explain(console: Console, text: str, reading: Reading) -> None:
    """Print ``text`` with every claim marked and numbered, and under each paragraph what they say.

    The text keeps its logical order: a terminal that knows Arabic shows it right to left.
    """
    waiting = deque(_marks(reading))
    open_still: list[_Mark] = []
    for line in _LINE.finditer(text):
        here: list[_Mark] = []
        while waiting and waiting[0].span.start < line.end():
            here.append(waiting.popleft())
        open_still = [mark for mark in open_still if mark.span.end > line.start()]
        if not (here or line[0].strip()):
            continue
        shown = line[0].translate(_PICTURES)
        console.print(_marked(shown, line.start(), [*open_still, *here]), soft_wrap=True)
        for mark in here:
            row = Text.assemble((f"  {mark.number:>3}  ", "dim"), (mark.gloss.translate(_PICTURES), "bold"))
            row.append(f"  {mark.found}", "dim")
            console.print(row, soft_wrap=True)
        open_still += [mark for mark in here if mark.span.end > line.end()]
        console.print()


def built(console: Console, db: Path, summary: Summary) -> None:
    """Print what a build made: a table of its sources, its claims and its time."""
    table = Table(title=Text(f"Built {db}"), title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row("sources", f"{summary.sources:,}")
    table.add_row("statements", f"{summary.statements:,}")
    table.add_row("figures", f"{sum(summary.figures.values()):,}", end_section=bool(summary.figures))
    for kind, number in sorted(summary.figures.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(f"  {kind}", f"{number:,}")
    table.add_section()
    table.add_row("seconds", f"{summary.seconds:.1f}")
    console.print(table)


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int, str], None]]:
    """Show a progress bar while the block runs, where ``console`` is a terminal.

    Gives a function of how many sources are done, how many there are, and which is at work.
    """
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name)

        yield advance


def _marks(reading: Reading) -> list[_Mark]:
    """Return every mention of a figure and every statement in order, each before what lies in it."""
    found = [
        (mention.span, False, value(mention.figure), f"{mention.figure.kind} · {mention.rule}")
        for claim in reading.figures
        for mention in claim.mentions
    ]
    found += [
        (said.span, True, reported(said), f"statement, {said.mode} · {said.rule}")
        for said in reading.statements
    ]
    found.sort(key=lambda mark: (mark[0].start, -mark[0].end, not mark[1]))
    return [_Mark(number, *mark) for number, mark in enumerate(found, start=1)]


def _marked(line: str, offset: int, marks: Sequence[_Mark]) -> Text:
    """Return ``line`` with brackets and numbers round its claims; claims may lie in one another.

    What began on an earlier line only ends on this one, and the other way round.
    """
    edges: list[tuple[int, int, _Mark]] = []
    for mark in marks:
        start, end = mark.span.start - offset, mark.span.end - offset
        if start >= 0:
            edges.append((start, mark.number, mark))
        if end <= len(line):
            edges.append((end, -mark.number, mark))
    told = Text()
    done = 0
    figures = sum(not mark.said and mark.span.start < offset for mark in marks)
    statements = sum(mark.said and mark.span.start < offset for mark in marks)
    for position, order, mark in sorted(edges, key=lambda edge: edge[:2]):
        told.append(line[done:position], "reverse" if figures else "underline" if statements else None)
        number = str(mark.number).translate(_SUPERSCRIPT)
        opening, closing = (OPEN_SAID, CLOSE_SAID) if mark.said else (OPEN, CLOSE)
        told.append(opening if order > 0 else closing + number, "cyan")
        change = 1 if order > 0 else -1
        figures += 0 if mark.said else change
        statements += change if mark.said else 0
        done = position
    return told.append(line[done:], "reverse" if figures else "underline" if statements else None)


def conflicts(console: Console, found: Sequence[Conflict]) -> None:
    """Print what cannot both hold: the verdict and the gap, then both quotes with their sources."""
    if not found:
        console.print("Nothing contradicts anything.")
    for one in found:
        gap = "" if one.gap is None else f", gap {one.gap:.1%}"
        console.print(f"[bold]{one.verdict}[/bold]{gap}")
        for quote, source, published in (
            (one.quote_a, one.source_a, one.published_a),
            (one.quote_b, one.source_b, one.published_b),
        ):
            place = f"{source}, {published}" if published else source
            console.print(Text(f"  {quote.translate(_PICTURES)}  ({place})"), soft_wrap=True)
        console.print(Text(f"  {one.reason.translate(_PICTURES)}"), soft_wrap=True)
