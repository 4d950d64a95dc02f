"""What the commands show in a terminal: the marked article, the summary of a build, its progress."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from ledger.claims.claim import Claim, Mention
from ledger.claims.gloss import value

if TYPE_CHECKING:
    from ledger.build import Summary

OPEN, CLOSE = "⟦", "⟧"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A control character in an article is shown as its picture, never sent to the terminal.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\r\n"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_LINE = re.compile(r"[^\r\n]+")


def explain(console: Console, text: str, claims: Sequence[Claim]) -> None:
    """Print ``text`` with every claim marked and numbered, and under each paragraph what they say.

    The text keeps its logical order: a terminal that knows Arabic shows it right to left.
    """
    waiting = deque(enumerate(_mentions(claims), start=1))
    for line in _LINE.finditer(text):
        here: list[tuple[int, Mention]] = []
        while waiting and waiting[0][1].span.start < line.end():
            here.append(waiting.popleft())
        if not (here or line[0].strip()):
            continue
        console.print(_marked(line[0].translate(_PICTURES), line.start(), here), soft_wrap=True)
        for n, mention in here:
            row = Text.assemble((f"  {n:>3}  ", "dim"), (value(mention.figure), "bold"))
            row.append(f"  {mention.figure.kind} · {mention.rule}", "dim")
            console.print(row, soft_wrap=True)
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


def _mentions(claims: Sequence[Claim]) -> list[Mention]:
    return sorted((mention for claim in claims for mention in claim.mentions), key=lambda one: one.span)


def _marked(line: str, offset: int, here: Sequence[tuple[int, Mention]]) -> Text:
    """Return ``line`` with brackets and numbers around its claims; claims may lie in one another."""
    edges: list[tuple[int, int, str]] = []
    for n, mention in here:
        start, end = mention.span.start - offset, min(mention.span.end - offset, len(line))
        edges += [(start, 1, OPEN), (end, 0, CLOSE + str(n).translate(_SUPERSCRIPT))]
    told = Text()
    done = depth = 0
    for position, opens, mark in sorted(edges, key=lambda edge: edge[:2]):
        told.append(line[done:position], "reverse" if depth else None)
        told.append(mark, "cyan")
        depth += 1 if opens else -1
        done = position
    return told.append(line[done:])
