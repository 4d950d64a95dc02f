"""The report: an attributed statement in tokens, and the desk at which reports are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ledger.lexicon.cues import Cues
from ledger.lexicon.phrasebook import Phrasebook
from ledger.lexicon.quantities import Direction
from ledger.rules.acquaintances import Speaker, SpeakerPhrase
from ledger.rules.passages import Layout, Passage
from ledger.rules.reader import Reader
from ledger.rules.speakers import SpeakerReader

Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Report:
    """An attributed statement in tokens: content ``[first, end)``, cue, speaker and how it is said."""

    first: int
    end: int
    skip: int
    cue_first: int
    cue_end: int
    stance: str
    mode: Mode
    rule: str
    speaker: Speaker | None
    written: SpeakerPhrase | None = None
    negated: bool = False
    carrier: Speaker | None = None


@dataclass(slots=True)
class Desk:
    """What reads the reports of one text: its tokens, its cues, its speakers, and who spoke last."""

    reader: Reader
    cues: Cues
    speakers: SpeakerReader
    layout: Layout
    verbs: frozenset[str]
    changes: Phrasebook[Direction]
    last: Speaker | None = field(default=None)
    _cue_words: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)
    _previous: Passage | None = field(default=None)
    _spoke_in: int = field(default=-1)
