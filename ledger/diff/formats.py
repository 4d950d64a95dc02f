"""How a difference is told: as a table, as Markdown for a pull request, as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ledger.check.article import shown
from ledger.check.formats.markdown import plain
from ledger.diff.change import SORTS, Change, Comparison, Difference

_MARKS = {"gained": "+", "lost": "-", "changed": "~"}
_STYLES = {"gained": "green", "lost": "red", "changed": "yellow"}
_QUOTE = 60
# A comment on GitHub may have 65,536 characters: so many rows of one sort are told, then their number.
_MOST = 100


def table(difference: Difference, *, color: bool = False) -> str:
    """Return a difference as a table for a terminal."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        width=None if color else 160,
    )
    if difference.changes:
        rows = Table("", "place", "claim", "quotation")
        for sort in SORTS:
            for change in difference.of(sort):
                style = _STYLES[sort]
                cells = (_MARKS[sort], _place(change), _told(change), shown(change.quote, _QUOTE))
                rows.add_row(*(Text(cell, style) for cell in cells))
        console.print(rows)
    for one in difference.comparisons:
        console.print(Text.assemble((one.verdict, "bold"), f"  {_side_by_side(one)}"), soft_wrap=True)
    console.print(Text(difference.summary(), "bold"))
    return stream.getvalue()


def markdown(difference: Difference) -> str:
    """Return a difference as Markdown; long lists are cut, and say so."""
    parts = [f"### What the ledger gains and loses\n\n{difference.summary()}.\n"]
    for sort in SORTS:
        changes = difference.of(sort)
        if not changes:
            continue
        parts.append(f"\n<details{' open' if sort != 'gained' else ''}>\n")
        parts.append(f"<summary>{len(changes)} {sort}</summary>\n\n")
        parts.append("| place | claim | quotation |\n| --- | --- | --- |\n")
        for change in changes[:_MOST]:
            quote = f'<span dir="auto">{plain(shown(change.quote, _QUOTE))}</span>'
            parts.append(f"| `{_place(change)}` | {plain(_told(change))} | {quote} |\n")
        if len(changes) > _MOST:
            parts.append(f"\n... and {len(changes) - _MOST} more\n")
        parts.append("\n</details>\n")
    if difference.comparisons:
        parts.append(f"\n<details open>\n<summary>{len(difference.comparisons)} comparisons</summary>\n\n")
        parts.append("| verdict | claims | reason |\n| --- | --- | --- |\n")
        parts += [
            f"| {one.verdict} | {plain(_side_by_side(one))} | {plain(one.reason)} |\n"
            for one in difference.comparisons[:_MOST]
        ]
        if len(difference.comparisons) > _MOST:
            parts.append(f"\n... and {len(difference.comparisons) - _MOST} more\n")
        parts.append("\n</details>\n")
    return "".join(parts)


def _side_by_side(one: Comparison) -> str:
    where = "here, too" if one.source is None else f"source {one.source}"
    return f"{one.path}:{one.line} {shown(one.quote, _QUOTE)} ⇔ {where}: {shown(one.other, _QUOTE)}"


def as_json(difference: Difference) -> str:
    """Return a difference as one JSON object."""
    told: dict[str, object] = {"version": 1, "new": difference.new, "edited": difference.edited}
    told |= {sort: [_record(change) for change in difference.of(sort)] for sort in SORTS}
    told["comparisons"] = [asdict(one) for one in difference.comparisons]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Difference], str]] = {
    "table": table,
    "markdown": markdown,
    "json": as_json,
}


def render(difference: Difference, name: str, *, color: bool = False) -> str:
    """Return ``difference`` in the format ``name``."""
    return table(difference, color=color) if name == "table" else FORMATS[name](difference)


def _record(change: Change) -> dict[str, object]:
    record = asdict(change)
    del record["sort"]
    return record


def _place(change: Change) -> str:
    return change.path if change.line is None else f"{change.path}:{change.line}"


def _told(change: Change) -> str:
    if change.sort == "changed":
        return f"{change.before} → {change.after}"
    return change.after or change.before or ""
