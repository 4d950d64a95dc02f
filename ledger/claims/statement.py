"""The statement: what somebody is reported to have said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ledger.claims.packed import Packed
from ledger.span import Span

Stance = Literal["say", "deny", "warn", "estimate", "predict", "promise", "allege", "urge", "believe"]
Mode = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "negated"]

STANCES: tuple[Stance, ...] = Stance.__args__  # type: ignore[attr-defined]
MODES: tuple[Mode, ...] = Mode.__args__  # type: ignore[attr-defined]
POLARITIES: tuple[Polarity, ...] = Polarity.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Name(Packed):
    """Somebody or something that speaks or is spoken of.

    ``name`` is the canonical English name where known, else the Arabic one in Latin
    letters; ``written`` is the Arabic name. ``kind`` is person, organisation, country,
    place, group or other; ``code`` an ISO 3166 alpha-2 code for a country.
    """

    name: str
    written: str
    kind: str = "other"
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Statement(Packed):
    """An attributed statement: its content, its cue, who says it and how.

    ``speaker_span`` covers the speaker's words without titles, None where the subject
    is dropped (then ``speaker`` is resolved from before) or nobody is named (then it is
    None too). ``polarity`` is ``negated`` where the cue is (لم يقل). ``carrier`` is the
    outlet that passes on what ``speaker`` said.
    """

    span: Span
    quote: str
    cue_span: Span
    cue: str
    stance: Stance
    mode: Mode
    rule: str
    speaker: Name | None = None
    speaker_span: Span | None = None
    speaker_text: str | None = None
    polarity: Polarity = "affirmed"
    carrier: Name | None = None
