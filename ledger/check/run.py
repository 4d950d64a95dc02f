"""The job: each source is read, asked every question, and let off what is waived or known."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ledger import pipeline
from ledger.check.article import Article
from ledger.check.characters import characters
from ledger.check.conflicts import conflicts
from ledger.check.days import days
from ledger.check.duplicates import Duplicates
from ledger.check.findings import CODES, SEVERITIES, Finding, Severity, at_least
from ledger.check.languages import languages, length
from ledger.check.numbers import numbers
from ledger.check.settings import Settings
from ledger.check.sidecars import sidecars
from ledger.check.statements import statements
from ledger.check.waivers import fingerprints, read_baseline, waive
from ledger.check.which import changed_against, changed_since, named
from ledger.rules.reader import TooMuchWorkError
from ledger.source import (
    EmptyError,
    LanguageError,
    Scan,
    SidecarError,
    SourceError,
    WorkError,
    read_source,
)
from ledger.source.find import SUFFIXES
from ledger.source.sidecar import read_sidecar
from ledger.store.lookup import Lookup, looking


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: findings in the order of files and lines, and what was left untold."""

    findings: tuple[Finding, ...]
    checked: int
    waived: int = 0
    known: int = 0
    fail_on: Severity = "error"

    @property
    def failed(self) -> bool:
        """Tell whether a finding is as grave as what the check fails on."""
        return any(at_least(finding.severity, self.fail_on) for finding in self.findings)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    def summary(self) -> str:
        """Return the outcome in a line."""
        parts = [_several(count, severity) for severity, count in self.counts.items() if count]
        told = f"{_several(self.checked, 'source')} checked: {', '.join(parts) or 'fit'}"
        left = [f"{self.waived} waived"] * bool(self.waived) + [f"{self.known} known"] * bool(self.known)
        return f"{told} ({', '.join(left)})" if left else told


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is checked and against what: sources with their keys, and the ledger, where there is one."""

    found: Scan
    ledger: Lookup | None
    seeds: Path


def scope(stack: ExitStack, paths: Sequence[Path], settings: Settings, *, base: str | None = None) -> Scope:
    """Return what a check of ``paths`` is about; without any, what changed since ``base`` or the ledger.

    The ledger stays open as long as ``stack``. Raises :class:`SourceError` where there is nothing to look at.
    """
    seeds = settings.seeds
    ledger = None
    if settings.ledger.exists():
        ledger = stack.enter_context(looking(settings.ledger))
    if base is not None:
        changed = changed_since(base, seeds)
        found = named(changed, seeds) if changed else Scan((), (), ())
    else:
        found = named(paths or (seeds,), seeds)
        if not paths and ledger is not None:
            found = changed_against(ledger, found, [_hash(path) for _, path in found.sources])
    for fault in found.faults:
        raise fault
    return Scope(found, ledger, seeds)


def check(
    paths: Sequence[Path],
    settings: Settings | None = None,
    *,
    today: date | None = None,
    base: str | None = None,
) -> Report:
    """Say what is wrong with the sources in ``paths``, or with those that changed.

    Without ``paths`` those are checked that differ from the ledger, or with ``base`` those that
    changed since that revision of git; where there is no ledger, all. Without ``today`` nothing is
    published in the future.

    Raises :class:`SourceError` where nothing can be checked: a path that does not exist or holds
    no source; and :class:`~ledger.store.errors.LedgerError` for a ledger that cannot be read.
    """
    settings = settings or Settings()
    with ExitStack() as stack:
        here = scope(stack, paths, settings, base=base)
        duplicates = Duplicates(settings.near_duplicate, here.ledger, _keeper(here))
        findings = [_finding(clash, "same-key") for clash in here.found.clashes]
        waived = 0
        for key, path in here.found.sources:
            stay, off = _one(key, path, settings, duplicates, here.ledger, today)
            findings += stay
            waived += len(off)
    told = [
        replace(finding, severity=level)
        for finding in findings
        if (level := settings.level(finding.code)) != "off"
    ]
    told.sort(key=lambda finding: (finding.path, finding.line, finding.column, finding.code))
    known = 0
    if settings.baseline is not None:
        listed = read_baseline(settings.baseline)
        new = [one for name, one in zip(fingerprints(told), told, strict=True) if name not in listed]
        known = len(told) - len(new)
        told = new
    return Report(tuple(told), len(here.found.sources), waived, known, settings.fail_on)


def _one(
    key: str,
    path: Path,
    settings: Settings,
    duplicates: Duplicates,
    ledger: Lookup | None,
    today: date | None,
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of one source that stay, and those that its sidecar waives."""
    sidecar_path = path.with_suffix(".toml")
    try:
        source = read_source(path, key=key, languages=pipeline.LANGUAGES)
        article = Article(path, source)
        sidecar = read_sidecar(sidecar_path)
        found = [
            *characters(article),
            *sidecars(article, sidecar, settings.required_keys),
            *languages(article),
            *length(article, settings.min_words),
            *duplicates.find(article),
            *(days(article, today or date.max)),
            *numbers(article),
            *statements(article),
            *conflicts(article, ledger),
        ]
        return waive(found, sidecar.waivers, sidecar_path)
    except TooMuchWorkError as error:
        return [_finding(WorkError(path, str(error)), "unreadable-text")], []
    except SourceError as fault:
        return [_finding(fault, _code_of(fault))], []


def _code_of(fault: SourceError) -> str:
    if isinstance(fault, LanguageError):
        # Named by the sidecar, it is what a sidecar may not say; else nobody knows it.
        return "bad-sidecar" if fault.path.suffix == ".toml" else "unknown-language"
    if isinstance(fault, SidecarError):
        return "bad-sidecar"
    return "empty-text" if isinstance(fault, EmptyError) else "unreadable-text"


def _finding(fault: SourceError, code: str) -> Finding:
    severity = CODES[code].severity
    return Finding(str(fault.path), fault.line or 1, fault.column or 1, code, fault.message, severity)


def _keeper(here: Scope) -> Callable[[str], bool]:
    """Return what tells whether a source of the ledger still has its file below the seeds."""
    if here.ledger is None or not here.seeds.is_dir():
        return lambda key: True
    return lambda key: any((here.seeds / f"{key}{suffix}").exists() for suffix in SUFFIXES)


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def codes_in(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield each code of ``findings`` once, in the order of :data:`CODES`."""
    found = {finding.code for finding in findings}
    return (code for code in CODES if code in found)
