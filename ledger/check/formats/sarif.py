"""SARIF 2.1.0, as code scanning reads it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

from ledger import __version__
from ledger.check.findings import CODES, Finding
from ledger.check.run import Report, codes_in
from ledger.check.waivers import fingerprints

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(report: Report) -> str:
    """Return a report as a SARIF log of one run; its rules are the codes that were found."""
    codes = list(codes_in(report.findings))
    names = fingerprints(report.findings)
    run = {
        "tool": {
            "driver": {
                "name": "ledger check",
                "version": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, codes.index(one.code), name)
            for one, name in zip(report.findings, names, strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str) -> dict[str, object]:
    code = CODES[name]
    return {
        "id": code.name,
        "shortDescription": {"text": code.meaning},
        "help": {"text": code.advice},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(finding: Finding, index: int, fingerprint: str) -> dict[str, object]:
    words = f"{finding.message}." + (f" In: {finding.context}" if finding.context else "")
    region: dict[str, object] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endColumn": finding.column + finding.width,
    }
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    location = {"artifactLocation": _artifact(finding.path), "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": words},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"finding/v1": fingerprint},
    }


def _artifact(path: str) -> dict[str, str]:
    where = Path(path)
    if where.is_absolute():
        return {"uri": where.as_uri()}
    return {"uri": quote(where.as_posix()), "uriBaseId": "%SRCROOT%"}
