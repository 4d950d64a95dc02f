"""The opening of a reported content: by which frame, and where."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.lexicon.cues import Cue
from ledger.rules.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens the content behind a cue, and where: ``subject_end`` ends the words of the speaker."""

    frame: str
    cue: Cue
    subject_end: int
    first: int
    skip: int = 0
    quotation: Quotation | None = None
