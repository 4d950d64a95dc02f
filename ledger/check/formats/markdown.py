"""For a comment on a pull request: a table that a reviewer can decide from."""

from __future__ import annotations

import regex

from ledger.check.findings import Finding, Severity
from ledger.check.run import Report

_MARKS: dict[Severity, str] = {"error": "❌ error", "warning": "⚠️ warning", "note": "ℹ️ note"}
_SPECIAL = regex.compile(r"([\\`*_{}\[\]<>|#~])")
# Signs that reorder characters have no business in a comment.
_UNSEEN = regex.compile(r"[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def markdown(report: Report) -> str:
    """Return a report as Markdown."""
    head = f"### Check of sources\n\n{report.summary()}.\n"
    if not report.findings:
        return head
    rows = [
        "\n| place | | finding | what to do |\n| --- | --- | --- | --- |\n",
        *(_row(finding) for finding in report.findings),
    ]
    return head + "".join(rows)


def plain(words: str) -> str:
    """Return words that Markdown shows as they are, in one line.

    >>> print(plain("a|b *c*"))
    a\\|b \\*c\\*
    """
    return _SPECIAL.sub(r"\\\1", " ".join(_UNSEEN.sub(" ", words).split()))


def _row(finding: Finding) -> str:
    place = f"`{_UNSEEN.sub(' ', finding.path)}:{finding.line}:{finding.column}`".replace("|", "\\|")
    told = f"**{finding.code}**: {plain(finding.message)}"
    if finding.context:
        told += f'<br><span dir="auto">{plain(finding.context)}</span>'
    return f"| {place} | {_MARKS[finding.severity]} | {told} | {plain(finding.advice)} |\n"
