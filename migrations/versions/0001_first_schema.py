"""The first schema: sources, claims with their figures and statements, comparisons, full-text search, views.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.store.views import create_views, drop_views

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

# "Led1" in ASCII: marks the file as a ledger.
APPLICATION_ID = 0x4C656431

COMPARATORS = "comparator IN ('=', '~', '>', '>=', '<', '<=', 'range')"
SPAN = "0 <= char_start AND char_start < char_end"

INDEXES = {
    "source": ["publisher", "published", "language", "sample", "sha256", "cluster"],
    "unit": ["system", "dimension"],
    "measure": ["nature"],
    "entity": ["kind", "code"],
    "entity_alias": ["alias"],
    "claim": ["source", "sentence", "kind", "modality", "speaker", "statement", "rule"],
    "figure": [
        "kind",
        "low_real",
        "high_real",
        "unit",
        "comparator",
        "counted",
        "change",
        "measure",
        "edtf",
        "earliest",
        "latest",
        "period_earliest",
        "period_latest",
    ],
    "statement": ["stance", "mode", "carrier"],
    "mention": ["unit", "rule"],
    "claim_entity": ["entity"],
    "comparison": ["claim_b", "verdict", "gap"],
}

_ADD = "INSERT INTO claim_fts(rowid, norm, stem) VALUES (new.claim, new.norm, new.stem);"
_REMOVE = (
    "INSERT INTO claim_fts(claim_fts, rowid, norm, stem) VALUES ('delete', old.claim, old.norm, old.stem);"
)
SEARCH = [
    """CREATE VIRTUAL TABLE claim_fts USING fts5(
    norm, stem, content='claim_text', content_rowid='claim', tokenize='unicode61 remove_diacritics 0'
)""",
    f"CREATE TRIGGER claim_text_inserted AFTER INSERT ON claim_text BEGIN {_ADD} END",
    f"CREATE TRIGGER claim_text_deleted AFTER DELETE ON claim_text BEGIN {_REMOVE} END",
    f"CREATE TRIGGER claim_text_updated AFTER UPDATE ON claim_text BEGIN {_REMOVE} {_ADD} END",
]


def upgrade() -> None:
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _create_names()
    _create_sources()
    _create_claims()
    _create_derived()
    for table, columns in INDEXES.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.create_index("ix_figure_unit_value", "figure", ["unit", sa.text("ifnull(high_real, low_real)")])
    for statement in SEARCH:
        op.execute(statement)
    for statement in create_views():
        op.execute(statement)


def downgrade() -> None:
    for statement in drop_views():
        op.execute(statement)
    op.execute("DROP TABLE claim_fts")
    for table in (
        "claim_text",
        "comparison",
        "claim_entity",
        "mention",
        "statement",
        "figure",
        "claim",
        "sentence",
        "source",
        "entity_alias",
        "entity",
        "measure",
        "unit",
    ):
        op.drop_table(table)
    op.execute("PRAGMA application_id = 0")


def _create_names() -> None:
    """Units, measures, entities: what claims refer to by name."""
    op.create_table(
        "unit",
        *_id_and_unique("unit", "code"),
        _text("system"),
        _text("dimension"),
        _text("label"),
        _text("label_ar", nullable=True),
        _text("factor", nullable=True),
        _check("unit", "system", "system IN ('iso4217', 'ucum', 'percent', 'one', 'other')"),
    )
    op.create_table(
        "measure",
        *_id_and_unique("measure", "concept"),
        _text("label"),
        _text("label_ar", nullable=True),
        _text("nature"),
        _check(
            "measure", "nature", "nature IN ('stock', 'flow', 'change', 'cumulative', 'constant', 'unknown')"
        ),
    )
    op.create_table(
        "entity",
        *_id_and_unique("entity", "name"),
        _text("name_ar", nullable=True),
        _text("kind"),
        _text("code", nullable=True),
        _check("entity", "kind", "kind IN ('person', 'organisation', 'country', 'place', 'group', 'other')"),
    )
    op.create_table(
        "entity_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=False),
        _text("alias"),
        _text("evidence"),
        _key("entity_alias", "id"),
        _reference("entity_alias", "entity", "entity", "CASCADE"),
        sa.UniqueConstraint("entity", "alias", name=op.f("uq_entity_alias_entity_alias")),
    )


def _create_sources() -> None:
    op.create_table(
        "source",
        *_id_and_unique("source", "key"),
        _text("title"),
        _text("publisher", nullable=True),
        _text("published", nullable=True),
        _text("language"),
        _text("url", nullable=True),
        _text("author", nullable=True),
        sa.Column("sample", sa.Integer(), server_default="0", nullable=False),
        _text("sha256"),
        sa.Column("cluster", sa.Integer(), nullable=True),
        _text("text"),
        _check("source", "sample", "sample IN (0, 1)"),
        _check("source", "sha256", "length(sha256) = 64"),
    )
    op.create_table(
        "sentence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        *_span(),
        _text("text"),
        _key("sentence", "id"),
        _reference("sentence", "source", "source", "CASCADE"),
        sa.UniqueConstraint("source", "position", name=op.f("uq_sentence_source_position")),
        _check("sentence", "span", SPAN),
    )


def _create_claims() -> None:
    op.create_table(
        "claim",
        *_id_and_unique("claim", "key"),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        _text("kind"),
        _text("quote"),
        _text("gloss"),
        _text("modality"),
        sa.Column("speaker", sa.Integer(), nullable=True),
        sa.Column("statement", sa.Integer(), nullable=True),
        _text("rule"),
        *_span(),
        _reference("claim", "source", "source", "CASCADE"),
        _reference("claim", "sentence", "sentence", "CASCADE"),
        _reference("claim", "speaker", "entity", "SET NULL"),
        _reference("claim", "statement", "claim", "SET NULL"),
        _check("claim", "kind", "kind IN ('figure', 'statement')"),
        _check(
            "claim",
            "modality",
            "modality IN ('asserted', 'estimated', 'forecast', 'planned', 'denied', 'conditional')",
        ),
        _check("claim", "span", SPAN),
    )
    op.create_table(
        "figure",
        sa.Column("claim", sa.Integer(), nullable=False),
        _text("kind"),
        _text("low", nullable=True),
        _text("high", nullable=True),
        sa.Column("low_real", sa.Float(), nullable=True),
        sa.Column("high_real", sa.Float(), nullable=True),
        sa.Column("unit", sa.Integer(), nullable=True),
        _text("unit_candidates", nullable=True),
        _text("comparator"),
        _text("counted", nullable=True),
        _text("per", nullable=True),
        _text("change", nullable=True),
        sa.Column("measure", sa.Integer(), nullable=True),
        _text("measure_text", nullable=True),
        _text("edtf", nullable=True),
        _text("earliest", nullable=True),
        _text("latest", nullable=True),
        _text("period", nullable=True),
        _text("period_earliest", nullable=True),
        _text("period_latest", nullable=True),
        _text("compared_to", nullable=True),
        _key("figure", "claim"),
        _reference("figure", "claim", "claim", "CASCADE"),
        _reference("figure", "unit", "unit"),
        _reference("figure", "measure", "measure"),
        _check(
            "figure",
            "kind",
            "kind IN ('money', 'percent', 'length', 'area', 'mass', 'volume', 'speed', 'temperature', "
            "'energy', 'count', 'duration', 'age', 'date', 'ordinal', 'multiplier', 'fraction', 'score', "
            "'quantity')",
        ),
        _check("figure", "comparator", COMPARATORS),
        _check("figure", "change", "change IN ('rise', 'fall')"),
        _check("figure", "interval", "low_real <= high_real OR kind = 'score'"),
        _check("figure", "days", "earliest <= latest"),
    )
    op.create_table(
        "statement",
        sa.Column("claim", sa.Integer(), nullable=False),
        _text("cue"),
        sa.Column("cue_start", sa.Integer(), nullable=False),
        sa.Column("cue_end", sa.Integer(), nullable=False),
        _text("content"),
        _text("speaker_text", nullable=True),
        _text("stance"),
        _text("mode"),
        _text("polarity"),
        sa.Column("carrier", sa.Integer(), nullable=True),
        _key("statement", "claim"),
        _reference("statement", "claim", "claim", "CASCADE"),
        _reference("statement", "carrier", "entity", "SET NULL"),
        _check(
            "statement",
            "stance",
            "stance IN ('say', 'deny', 'warn', 'estimate', 'predict', 'promise', 'allege', 'urge', "
            "'believe')",
        ),
        _check("statement", "mode", "mode IN ('direct', 'indirect', 'mixed')"),
        _check("statement", "polarity", "polarity IN ('affirmed', 'negated')"),
        _check("statement", "cue", "0 <= cue_start AND cue_start < cue_end"),
    )
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_span(),
        _text("quote"),
        _text("low", nullable=True),
        _text("high", nullable=True),
        sa.Column("unit", sa.Integer(), nullable=True),
        _text("comparator"),
        _text("rule"),
        _key("mention", "id"),
        _reference("mention", "claim", "claim", "CASCADE"),
        _reference("mention", "unit", "unit"),
        sa.UniqueConstraint("claim", "position", name=op.f("uq_mention_claim_position")),
        _check("mention", "comparator", COMPARATORS),
        _check("mention", "span", SPAN),
    )


def _create_derived() -> None:
    """What is made of claims: their parties, their comparisons, their words for search."""
    op.create_table(
        "claim_entity",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=False),
        _text("role"),
        _key("claim_entity", "claim", "entity", "role"),
        _reference("claim_entity", "claim", "claim", "CASCADE"),
        _reference("claim_entity", "entity", "entity", "CASCADE"),
        _check("claim_entity", "role", "role IN ('of', 'from', 'to', 'between', 'about')"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "comparison",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_a", sa.Integer(), nullable=False),
        sa.Column("claim_b", sa.Integer(), nullable=False),
        _text("verdict"),
        sa.Column("gap", sa.Float(), nullable=True),
        _text("reason"),
        _text("fields"),
        _key("comparison", "id"),
        _reference("comparison", "claim_a", "claim", "CASCADE"),
        _reference("comparison", "claim_b", "claim", "CASCADE"),
        sa.UniqueConstraint("claim_a", "claim_b", name=op.f("uq_comparison_claim_a_claim_b")),
        _check(
            "comparison",
            "verdict",
            "verdict IN ('same', 'compatible', 'update', 'forecast differs', 'conflict', 'internal', "
            "'denied')",
        ),
    )
    op.create_table(
        "claim_text",
        sa.Column("claim", sa.Integer(), nullable=False),
        _text("norm"),
        _text("stem"),
        _key("claim_text", "claim"),
        _reference("claim_text", "claim", "claim", "CASCADE"),
    )


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _span() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("char_start", sa.Integer(), nullable=False),
        sa.Column("char_end", sa.Integer(), nullable=False),
    )


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _id_and_unique(table: str, column: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        _text(column),
        _key(table, "id"),
        sa.UniqueConstraint(column, name=op.f(f"uq_{table}_{column}")),
    )


def _reference(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete=ondelete
    )


def _check(table: str, name: str, sql: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(sql, name=op.f(f"ck_{table}_{name}"))
