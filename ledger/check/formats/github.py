"""For a GitHub workflow: commands that annotate the changed lines of a pull request."""

from __future__ import annotations

from pathlib import Path

from ledger.check.findings import Finding, Severity
from ledger.check.run import Report

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def github(report: Report) -> str:
    """Return a report as workflow commands, one a line."""
    return "".join(f"{_command(finding)}\n" for finding in report.findings)


def _command(finding: Finding) -> str:
    properties = {
        "file": Path(finding.path).as_posix(),
        "line": finding.line,
        "endLine": finding.line,
        "col": finding.column,
        "endColumn": finding.column + finding.width,
        "title": finding.code,
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    words = [f"{finding.message}."] + [f"In: {finding.context}"] * bool(finding.context) + [finding.advice]
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(' '.join(words))}"


def _data(words: str) -> str:
    """Escape what would end the command's text."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """Escape what would end a property, too."""
    return _data(words).replace(":", "%3A").replace(",", "%2C")
