"""The schema: one SQLAlchemy Core table a noun, singular.

Primary keys derive from content (see :mod:`ledger.store.keys`), never from build
order. Values are exact decimal TEXT with a REAL beside it for sorting. Every foreign
key and every column that pages facet, filter or sort by has an index.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)

from ledger.claims.claim import COMPARATORS, KINDS, MODALITIES, ROLES
from ledger.claims.statement import MODES, POLARITIES, STANCES

# "Led1" in ASCII: marks an SQLite file as a ledger (PRAGMA application_id).
APPLICATION_ID = 0x4C656431

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _reference(name: str, target: str, *, primary_key: bool = False, index: bool = False) -> Column[int]:
    """Return a foreign-key column; its row is removed with the row that it names.

    ``index`` is left out where a key or a unique constraint of the table begins with the column.
    """
    return Column(
        name,
        Integer,
        ForeignKey(f"{target}.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
        index=index or None,
    )


source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("publisher", Text, index=True),
    Column("published", Text, index=True),
    Column("language", Text, nullable=False, index=True),
    Column("url", Text),
    Column("author", Text),
    Column("sample", Integer, nullable=False, server_default="0", index=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("cluster", Integer, index=True),
    Column("text", Text, nullable=False),
    CheckConstraint("sample IN (0, 1)", name="sample"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
)

# Bands of a source's shingles (see :mod:`ledger.text.shingles`): near-duplicates share one.
source_band = Table(
    "source_band",
    metadata,
    Column("band", Integer, primary_key=True, autoincrement=False),
    _reference("source", "source", primary_key=True, index=True),
    sqlite_with_rowid=False,
)

sentence = Table(
    "sentence",
    metadata,
    Column("id", Integer, primary_key=True),
    _reference("source", "source"),
    Column("position", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("char_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("source", "position"),
    CheckConstraint("0 <= char_start AND char_start < char_end", name="span"),
)

unit = Table(
    "unit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("system", Text, nullable=False, index=True),
    Column("dimension", Text, nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("label_ar", Text),
    Column("factor", Text),
    _one_of("system", ("iso4217", "ucum", "percent", "one", "other")),
)

measure = Table(
    "measure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("concept", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("label_ar", Text),
    Column("nature", Text, nullable=False, index=True),
    _one_of("nature", ("stock", "flow", "change", "cumulative", "constant", "unknown")),
)

entity = Table(
    "entity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("name_ar", Text),
    Column("kind", Text, nullable=False, index=True),
    Column("code", Text, index=True),
    _one_of("kind", ("person", "organisation", "country", "place", "group", "other")),
)

entity_alias = Table(
    "entity_alias",
    metadata,
    Column("id", Integer, primary_key=True),
    _reference("entity", "entity"),
    Column("alias", Text, nullable=False, index=True),
    Column("evidence", Text, nullable=False),
    UniqueConstraint("entity", "alias"),
)

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    _reference("source", "source", index=True),
    _reference("sentence", "sentence", index=True),
    Column("kind", Text, nullable=False, index=True),
    Column("quote", Text, nullable=False),
    Column("gloss", Text, nullable=False),
    Column("modality", Text, nullable=False, index=True),
    Column("speaker", Integer, ForeignKey("entity.id", ondelete="SET NULL"), index=True),
    Column("statement", Integer, ForeignKey("claim.id", ondelete="SET NULL"), index=True),
    Column("rule", Text, nullable=False, index=True),
    Column("char_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
    Column("gloss_ar", Text),
    _one_of("kind", ("figure", "statement")),
    _one_of("modality", MODALITIES),
    CheckConstraint("0 <= char_start AND char_start < char_end", name="span"),
)

figure = Table(
    "figure",
    metadata,
    Column("claim", Integer, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("low", Text),
    Column("high", Text),
    Column("low_real", Float, index=True),
    Column("high_real", Float, index=True),
    Column("unit", Integer, ForeignKey("unit.id"), index=True),
    Column("unit_candidates", Text),
    Column("comparator", Text, nullable=False, index=True),
    Column("counted", Text, index=True),
    Column("per", Text),
    Column("change", Text, index=True),
    Column("measure", Integer, ForeignKey("measure.id"), index=True),
    Column("measure_text", Text),
    Column("edtf", Text, index=True),
    Column("earliest", Text, index=True),
    Column("latest", Text, index=True),
    Column("period", Text),
    Column("period_earliest", Text, index=True),
    Column("period_latest", Text, index=True),
    Column("compared_to", Text),
    Column("measure_start", Integer),
    Column("measure_end", Integer),
    Column("qualifiers", Text, index=True),
    _one_of("kind", tuple(kind for kind in KINDS if kind != "identifier")),
    _one_of("comparator", COMPARATORS),
    CheckConstraint("change IN ('rise', 'fall')", name="change"),
    CheckConstraint("low_real <= high_real OR kind = 'score'", name="interval"),
    CheckConstraint("earliest <= latest", name="days"),
)
# The largest figures of a unit, without sorting all of them.
Index("ix_figure_unit_value", figure.c.unit, func.ifnull(figure.c.high_real, figure.c.low_real))

statement = Table(
    "statement",
    metadata,
    Column("claim", Integer, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("cue", Text, nullable=False),
    Column("cue_start", Integer, nullable=False),
    Column("cue_end", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("speaker_text", Text),
    Column("stance", Text, nullable=False, index=True),
    Column("mode", Text, nullable=False, index=True),
    Column("polarity", Text, nullable=False),
    Column("carrier", Integer, ForeignKey("entity.id", ondelete="SET NULL"), index=True),
    _one_of("stance", STANCES),
    _one_of("mode", MODES),
    _one_of("polarity", POLARITIES),
    CheckConstraint("0 <= cue_start AND cue_start < cue_end", name="cue"),
)

mention = Table(
    "mention",
    metadata,
    Column("id", Integer, primary_key=True),
    _reference("claim", "claim"),
    Column("position", Integer, nullable=False),
    Column("char_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("low", Text),
    Column("high", Text),
    Column("unit", Integer, ForeignKey("unit.id"), index=True),
    Column("comparator", Text, nullable=False),
    Column("rule", Text, nullable=False, index=True),
    UniqueConstraint("claim", "position"),
    _one_of("comparator", COMPARATORS),
    CheckConstraint("0 <= char_start AND char_start < char_end", name="span"),
)

claim_entity = Table(
    "claim_entity",
    metadata,
    _reference("claim", "claim", primary_key=True),
    _reference("entity", "entity", primary_key=True, index=True),
    Column("role", Text, primary_key=True),
    _one_of("role", ROLES),
    # Rows lie in the order of their key, whatever order they were written in.
    sqlite_with_rowid=False,
)

comparison = Table(
    "comparison",
    metadata,
    Column("id", Integer, primary_key=True),
    _reference("claim_a", "claim"),
    _reference("claim_b", "claim", index=True),
    Column("verdict", Text, nullable=False, index=True),
    Column("gap", Float, index=True),
    Column("reason", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("published", Text),
    Column("measure_a", Integer, ForeignKey("measure.id"), index=True),
    Column("measure_b", Integer, ForeignKey("measure.id"), index=True),
    UniqueConstraint("claim_a", "claim_b"),
    _one_of(
        "verdict", ("same", "compatible", "update", "forecast differs", "conflict", "internal", "denied")
    ),
)

# What cannot both hold, the widest gap first or that published last, without sorting all of it: a query
# that asks for the three verdicts in these words is answered from here.
_CANNOT_HOLD = text("verdict IN ('conflict', 'internal', 'denied')")
Index("ix_comparison_conflict_gap", comparison.c.gap, sqlite_where=_CANNOT_HOLD)
Index("ix_comparison_conflict_published", comparison.c.published, sqlite_where=_CANNOT_HOLD)

# Claims that others make too: how many voices and sources say so, the claim's own among them.
support = Table(
    "support",
    metadata,
    Column("claim", Integer, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("voices", Integer, nullable=False, index=True),
    Column("sources", Integer, nullable=False, index=True),
)

# What full-text search reads: folded and stemmed words of each claim's sentence.
claim_text = Table(
    "claim_text",
    metadata,
    Column("claim", Integer, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("norm", Text, nullable=False),
    Column("stem", Text, nullable=False),
)
