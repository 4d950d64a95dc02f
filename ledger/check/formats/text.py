"""For a terminal: each finding with its line, a caret under the spot, and what to do."""

from __future__ import annotations

import io

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ledger.check.findings import Finding
from ledger.check.run import Report

_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
# So much of a long line is shown on both sides of the spot, in code points.
_MARGIN = 50
# What moves, hides or reorders characters is shown as one that does nothing.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_PICTURES |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
_PICTURES |= dict.fromkeys([0x61C, 0x200E, 0x200F, 0xFEFF], "")


def text(report: Report, *, color: bool = False) -> str:
    """Return a report for people to read at a terminal."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        legacy_windows=False,
    )
    for finding in report.findings:
        for line in _lines(finding):
            console.print(line, soft_wrap=True)
    console.print(Text(report.summary(), "bold"), soft_wrap=True)
    return stream.getvalue()


def _lines(finding: Finding) -> list[Text]:
    style = _STYLES[finding.severity]
    place = f"{finding.path}:{finding.line}:{finding.column}: "
    head = Text.assemble((place.translate(_PICTURES), "bold"), (finding.severity, style))
    head.append(f" {finding.code}: {finding.message.translate(_PICTURES)}")
    lines = [head]
    if finding.excerpt:
        start, end = finding.column - 1, finding.column - 1 + finding.width
        first = max(0, start - _MARGIN)
        last = min(len(finding.excerpt), max(end, min(start + _MARGIN, end + _MARGIN)))
        before = ("…" if first else "") + finding.excerpt[first:start].translate(_PICTURES)
        spot = finding.excerpt[start:end].translate(_PICTURES)
        after = finding.excerpt[end:last].translate(_PICTURES) + ("…" if last < len(finding.excerpt) else "")
        lines.append(Text.assemble("    ", before, (spot, style), after))
        lines.append(Text(f"    {' ' * cell_len(before)}{'^' * max(1, cell_len(spot))}", style))
    lines.append(Text(f"    {finding.advice}", "dim"))
    return lines
