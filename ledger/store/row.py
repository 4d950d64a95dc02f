"""The rows of the tables, as tuples on their way to the database.

Each type lists the columns of its table in their order; a test holds it to that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class SourceRow(NamedTuple):
    """A row of ``source``."""

    id: int
    key: str
    title: str
    publisher: str | None
    published: str | None
    language: str
    url: str | None
    author: str | None
    sample: int
    sha256: str
    cluster: int | None
    text: str


class SourceBandRow(NamedTuple):
    """A row of ``source_band``."""

    band: int
    source: int


class SentenceRow(NamedTuple):
    """A row of ``sentence``."""

    id: int
    source: int
    position: int
    paragraph: int
    char_start: int
    char_end: int
    text: str


class UnitRow(NamedTuple):
    """A row of ``unit``."""

    id: int
    code: str
    system: str
    dimension: str
    label: str
    label_ar: str | None
    factor: str | None


class MeasureRow(NamedTuple):
    """A row of ``measure``."""

    id: int
    concept: str
    label: str
    label_ar: str | None
    nature: str


class EntityRow(NamedTuple):
    """A row of ``entity``."""

    id: int
    name: str
    name_ar: str | None
    kind: str
    code: str | None


class EntityAliasRow(NamedTuple):
    """A row of ``entity_alias``."""

    id: int
    entity: int
    alias: str
    evidence: str


class ClaimRow(NamedTuple):
    """A row of ``claim``."""

    id: int
    key: str
    source: int
    sentence: int
    kind: str
    quote: str
    gloss: str
    modality: str
    speaker: int | None
    statement: int | None
    rule: str
    char_start: int
    char_end: int
    gloss_ar: str | None = None


class FigureRow(NamedTuple):
    """A row of ``figure``."""

    claim: int
    kind: str
    low: str | None
    high: str | None
    low_real: float | None
    high_real: float | None
    unit: int | None
    unit_candidates: str | None
    comparator: str
    counted: str | None
    per: str | None
    change: str | None
    measure: int | None
    measure_text: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    period: str | None
    period_earliest: str | None
    period_latest: str | None
    compared_to: str | None
    measure_start: int | None = None
    measure_end: int | None = None
    qualifiers: str | None = None


class StatementRow(NamedTuple):
    """A row of ``statement``."""

    claim: int
    cue: str
    cue_start: int
    cue_end: int
    content: str
    speaker_text: str | None
    stance: str
    mode: str
    polarity: str
    carrier: int | None


class MentionRow(NamedTuple):
    """A row of ``mention``."""

    id: int
    claim: int
    position: int
    char_start: int
    char_end: int
    quote: str
    low: str | None
    high: str | None
    unit: int | None
    comparator: str
    rule: str


class ClaimEntityRow(NamedTuple):
    """A row of ``claim_entity``."""

    claim: int
    entity: int
    role: str


class ComparisonRow(NamedTuple):
    """A row of ``comparison``."""

    id: int
    claim_a: int
    claim_b: int
    verdict: str
    gap: float | None
    reason: str
    fields: str
    published: str | None
    measure_a: int | None
    measure_b: int | None


class ClaimTextRow(NamedTuple):
    """A row of ``claim_text``."""

    claim: int
    norm: str
    stem: str


@dataclass(slots=True)
class Rows:
    """Rows by table; a table that several sources share rows of has them once each here, too."""

    source: list[SourceRow] = field(default_factory=list)
    source_band: list[SourceBandRow] = field(default_factory=list)
    unit: dict[int, UnitRow] = field(default_factory=dict)
    measure: dict[int, MeasureRow] = field(default_factory=dict)
    entity: dict[int, EntityRow] = field(default_factory=dict)
    entity_alias: dict[int, EntityAliasRow] = field(default_factory=dict)
    sentence: list[SentenceRow] = field(default_factory=list)
    claim: list[ClaimRow] = field(default_factory=list)
    figure: list[FigureRow] = field(default_factory=list)
    statement: list[StatementRow] = field(default_factory=list)
    mention: list[MentionRow] = field(default_factory=list)
    claim_entity: list[ClaimEntityRow] = field(default_factory=list)
    claim_text: list[ClaimTextRow] = field(default_factory=list)
    comparison: list[ComparisonRow] = field(default_factory=list)
