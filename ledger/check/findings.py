"""Findings: what can be wrong with a source, each kind under a code that never changes its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
Level = Literal["error", "warning", "note", "off"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
LEVELS: tuple[Level, ...] = (*SEVERITIES, "off")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: how grave it is unless settings say otherwise, what it means, what to do."""

    name: str
    severity: Severity
    meaning: str
    advice: str


_ALL = (
    # -- the file ---------------------------------------------------------------------------
    Code("unreadable-text", "error", "The file cannot be read as UTF-8 text.", "Save it as UTF-8 text."),
    Code(
        "empty-text",
        "error",
        "The file holds nothing but blanks.",
        "Put the article into it, or remove it.",
    ),
    Code(
        "mojibake",
        "error",
        "The text was decoded with another encoding than it was written in.",
        "Take the article from its source again, or save it anew in its own encoding as UTF-8.",
    ),
    Code(
        "bidi-override",
        "error",
        "A direction override shows characters in another order than they are written in.",
        "Remove the override; right-to-left text needs none.",
    ),
    Code(
        "duplicate-source",
        "error",
        "Another source holds the very same text.",
        "Remove one of the two.",
    ),
    Code("same-key", "error", "Another file would have the same key.", "Rename one of the two."),
    Code(
        "not-nfc",
        "warning",
        "The text is not in Unicode's composed form (NFC).",
        "Normalise the file to NFC.",
    ),
    Code(
        "presentation-forms",
        "warning",
        "Letters stand as the shapes of a font, not as letters.",
        "Replace them by letters, as normalisation to NFKC does.",
    ),
    Code("short-text", "warning", "The text is too short for an article.", "See that nothing was cut off."),
    # -- the sidecar ------------------------------------------------------------------------
    Code(
        "bad-sidecar",
        "error",
        "The sidecar is no TOML, or holds a key or value that none may hold.",
        "Mend the sidecar at this place.",
    ),
    Code(
        "missing-keys",
        "warning",
        "The sidecar does not say all that a reader of the ledger wants to know.",
        "Add the keys to the sidecar.",
    ),
    Code(
        "unused-waiver",
        "note",
        "A waiver of the sidecar waives nothing.",
        "Remove the waiver.",
    ),
    # -- language and dates -----------------------------------------------------------------
    Code(
        "unknown-language",
        "warning",
        "The language of the text cannot be told, or has no rules: no build can read it as it is.",
        "Name the language in the sidecar, where it is one with rules.",
    ),
    Code(
        "language-mismatch",
        "warning",
        "The text is in another language than its sidecar says.",
        "Correct 'language' in the sidecar.",
    ),
    Code(
        "future-date",
        "warning",
        "The day of publication has not come yet.",
        "Correct 'published' in the sidecar.",
    ),
    Code(
        "date-before-text",
        "warning",
        "The text tells as past what lies after its day of publication.",
        "Correct 'published' in the sidecar, or the date in the text.",
    ),
    # -- what is in the ledger already ------------------------------------------------------
    Code(
        "near-duplicate",
        "warning",
        "Another source holds nearly the same text.",
        "Keep the better of the two, unless both are wanted.",
    ),
    # -- what the rules make of it ----------------------------------------------------------
    Code(
        "unexplained-digits",
        "warning",
        "No rule accounts for a number in digits or words: a figure that the ledger would lose.",
        "See whether it is a figure; if so, report the phrase or add a rule; if not, waive it with a reason.",
    ),
    Code(
        "unknown-speaker",
        "note",
        "Nobody could be found who makes a statement.",
        "See whether the text names somebody.",
    ),
    Code(
        "internal-conflict",
        "note",
        "Two claims of the text cannot both hold.",
        "See which of the two the article means; both join the ledger.",
    ),
    Code(
        "new-conflict",
        "note",
        "A claim of the text cannot hold together with one in the ledger.",
        "Nothing: sources that contradict each other are what the ledger is for.",
    ),
)
# Codes are never renamed: scripts, settings, waivers and baselines name them.
CODES: Mapping[str, Code] = {code.name: code for code in _ALL}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to look at before a file joins the ledger.

    ``line`` and ``column`` count from 1, in code points, as editors show them. ``width`` is
    how many code points of the line are meant, ``quote`` what they are, ``context`` the
    sentence, ``excerpt`` the whole line.

    >>> print(Finding("seeds/a.txt", 3, 14, "unexplained-digits", "no rule accounts for '7x9'", "warning"))
    seeds/a.txt:3:14: warning unexplained-digits: no rule accounts for '7x9'
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    severity: Severity
    width: int = field(default=1, compare=False)
    quote: str = field(default="", compare=False)
    context: str = field(default="", compare=False)
    excerpt: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.severity} {self.code}: {self.message}"

    @property
    def advice(self) -> str:
        """What to do next."""
        return CODES[self.code].advice


def at_least(severity: Severity, floor: Severity) -> bool:
    """Tell whether a severity is as grave as ``floor`` or graver.

    >>> at_least("error", "warning"), at_least("note", "warning")
    (True, False)
    """
    return SEVERITIES.index(severity) <= SEVERITIES.index(floor)
