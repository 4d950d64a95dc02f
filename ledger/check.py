"""Is a seed file fit to join the ledger? Findings, each with its place and a stable code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger import pipeline
from ledger.source import LanguageError, Lines, SidecarError, Source, SourceError, read_source, scan

# What each code means. Codes are never renamed: scripts and waivers name them.
CODES = {
    "unreadable-text": "The file cannot be read as UTF-8 text, or is empty.",
    "unknown-language": "There are no rules for the language of the text.",
    "bad-sidecar": "The sidecar is no TOML, or holds a key or value that none may hold.",
    "duplicate-source": "Another file holds the same text, or would have the same key.",
    "unexplained-digits": "No rule accounts for these digits: a figure that the ledger would lose.",
}

_CODE_OF: dict[type[SourceError], str] = {SidecarError: "bad-sidecar", LanguageError: "unknown-language"}
# So much of a source is named in a message; the rest is for the editor.
_QUOTED = 40


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend before a file joins the ledger.

    ``line`` and ``column`` count from 1, in code points, as editors show them.

    >>> print(Finding("seeds/a.txt", 3, 14, "unexplained-digits", "no rule accounts for '7x9'"))
    seeds/a.txt:3:14 unexplained-digits no rule accounts for '7x9'
    """

    path: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} {self.code} {self.message}"


def check(paths: Sequence[Path]) -> list[Finding]:
    """Return what is wrong with the sources in ``paths``, sorted by place.

    Raises :class:`SourceError` where nothing can be checked: a path that does not exist or
    holds no source.
    """
    found = scan(paths)
    for fault in found.faults:
        raise fault
    findings = [_finding(clash, "duplicate-source") for clash in found.clashes]
    by_hash: dict[str, Path] = {}
    for key, path in found.sources:
        try:
            source = read_source(path, key=key, languages=pipeline.LANGUAGES)
        except SourceError as fault:
            findings.append(_finding(fault, _CODE_OF.get(type(fault), "unreadable-text")))
            continue
        first = by_hash.setdefault(source.sha256, path)
        if first != path:
            findings.append(Finding(str(path), 1, 1, "duplicate-source", f"holds the same text as {first}"))
            continue
        findings += _unexplained(path, source)
    return sorted(findings)


def _unexplained(path: Path, source: Source) -> Iterator[Finding]:
    published = source.published or pipeline.dateline(source.text, language=source.language)
    spans = pipeline.unexplained(source.text, published=published, language=source.language)
    lines = Lines(source.text)
    for span in spans:
        digits = span.of(source.text)
        shown = digits if len(digits) <= _QUOTED else f"{digits[:_QUOTED]}…"
        yield Finding(
            str(path), *lines.at(span.start), "unexplained-digits", f"no rule accounts for '{shown}'"
        )


def _finding(fault: SourceError, code: str) -> Finding:
    return Finding(str(fault.path), fault.line or 1, fault.column or 1, code, fault.message)
