"""Findings that are known: waived in a sidecar with a reason, or listed in a baseline file."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ledger.check.findings import CODES, Finding
from ledger.source import SidecarError, SourceError, Waiver
from ledger.text.fold import folded

_VERSION = 1


def waive(
    findings: Iterable[Finding], waivers: Sequence[Waiver], sidecar: Path
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of one source that stay, and those that its sidecar waives.

    A waiver with a quotation waives only what stands there; one that waives nothing is a
    finding itself. Raises :class:`SidecarError` for a waiver of a code that is none.
    """
    for waiver in waivers:
        if waiver.code not in CODES:
            raise SidecarError(sidecar, f"waives '{waiver.code}', which is no code of a finding")
    stay: list[Finding] = []
    waived: list[Finding] = []
    used: set[Waiver] = set()
    for finding in findings:
        fitting = [one for one in waivers if one.code == finding.code and _fits(one, finding)]
        used.update(fitting)
        (waived if fitting else stay).append(finding)
    for waiver in waivers:
        if waiver not in used:
            where = f" at '{waiver.quote}'" if waiver.quote else ""
            message = f"waives {waiver.code}{where}, and there is none"
            stay.append(
                Finding(str(sidecar), 1, 1, "unused-waiver", message, CODES["unused-waiver"].severity)
            )
    return stay, waived


def _fits(waiver: Waiver, finding: Finding) -> bool:
    return waiver.quote is None or folded(waiver.quote) == folded(finding.quote)


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return a name for each finding that stays as lines are added above it: 16 hex digits."""
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for finding in findings:
        # A finding without a quotation is of its whole file: its message may hold a number that changes.
        what = (Path(finding.path).as_posix(), finding.code, folded(finding.quote))
        digest = hashlib.sha256(json.dumps([*what, seen[what]], ensure_ascii=False).encode())
        seen[what] += 1
        names.append(digest.hexdigest()[:16])
    return names


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints that a baseline file lists.

    Raises :class:`SourceError` where it cannot be read.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["version"] != _VERSION:
            raise SourceError(path, "is a baseline of another version; write it anew with --write-baseline")
        return frozenset(one["fingerprint"] for one in told["findings"])
    except FileNotFoundError:
        raise SourceError(path, "does not exist; write it with --write-baseline") from None
    except (ValueError, KeyError, TypeError):
        raise SourceError(path, "is no baseline; write it anew with --write-baseline") from None


def write_baseline(path: Path, findings: Sequence[Finding]) -> None:
    """Write a baseline that knows all of ``findings``, readable in a review."""
    listed = [
        {"fingerprint": name, "path": Path(one.path).as_posix(), "code": one.code, "message": one.message}
        for name, one in zip(fingerprints(findings), findings, strict=True)
    ]
    told = {"version": _VERSION, "findings": listed}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
