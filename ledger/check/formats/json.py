"""For programs: one JSON object."""

from __future__ import annotations

import json

from ledger.check.findings import Finding
from ledger.check.run import Report
from ledger.check.waivers import fingerprints

_VERSION = 1


def as_json(report: Report) -> str:
    """Return a report as one JSON object, its keys in a fixed order."""
    names = fingerprints(report.findings)
    told = {
        "version": _VERSION,
        "failed": report.failed,
        "fail_on": report.fail_on,
        "checked": report.checked,
        "counts": report.counts,
        "waived": report.waived,
        "known": report.known,
        "findings": [_record(one, name) for one, name in zip(report.findings, names, strict=True)],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _record(finding: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.column + finding.width,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "advice": finding.advice,
        "quote": finding.quote or None,
        "sentence": finding.context or None,
        "fingerprint": fingerprint,
    }
