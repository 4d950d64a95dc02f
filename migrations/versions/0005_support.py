"""How many voices support a claim, the day and the measures of a comparison: pages need not work them out.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.store.support import TRIGGERS, count_support
from ledger.store.views import create_views, drop_views

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

_VERDICTS = "'same', 'compatible', 'update', 'forecast differs', 'conflict', 'internal', 'denied'"
_CANNOT_HOLD = "verdict IN ('conflict', 'internal', 'denied')"
_FIRST = "id, claim_a, claim_b, verdict, gap, reason, fields"
_WORKED_OUT = """
    SELECT comparison.id, claim_a, claim_b, verdict, gap, reason, fields,
        (
            SELECT max(source.published) FROM claim JOIN source ON source.id = claim.source
            WHERE claim.id IN (comparison.claim_a, comparison.claim_b)
        ),
        (SELECT figure.measure FROM figure WHERE figure.claim = comparison.claim_a),
        (SELECT figure.measure FROM figure WHERE figure.claim = comparison.claim_b)
"""


def upgrade() -> None:
    for statement in drop_views():
        op.execute(statement)
    _comparison(
        _WORKED_OUT,
        sa.Column("published", sa.Text()),
        sa.Column("measure_a", sa.Integer()),
        sa.Column("measure_b", sa.Integer()),
        *(
            sa.ForeignKeyConstraint(
                [f"measure_{side}"], ["measure.id"], name=op.f(f"fk_comparison_measure_{side}_measure")
            )
            for side in ("a", "b")
        ),
    )
    for side in ("a", "b"):
        op.create_index(op.f(f"ix_comparison_measure_{side}"), "comparison", [f"measure_{side}"])
    for column in ("gap", "published"):
        op.create_index(
            f"ix_comparison_conflict_{column}", "comparison", [column], sqlite_where=sa.text(_CANNOT_HOLD)
        )
    op.create_table(
        "support",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claim.id"], name=op.f("fk_support_claim_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_support")),
    )
    op.create_index(op.f("ix_support_voices"), "support", ["voices"])
    op.create_index(op.f("ix_support_sources"), "support", ["sources"])
    count_support(op.get_bind())
    for statement in (*TRIGGERS, *create_views()):
        op.execute(statement)


def downgrade() -> None:
    for statement in drop_views():
        op.execute(statement)
    for name in ("comparison_inserted", "comparison_deleted"):
        op.execute(f"DROP TRIGGER {name}")
    op.drop_table("support")
    _comparison(f"SELECT {_FIRST}")


def _comparison(rows: str, *more: sa.schema.SchemaItem) -> None:
    """Make the table of comparisons anew, with ``more`` columns, and fill it with ``rows`` from the old one.

    SQLite adds no column with a named foreign key to a table that is there.
    """
    op.rename_table("comparison", "comparison_before")
    op.create_table(
        "comparison",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_a", sa.Integer(), nullable=False),
        sa.Column("claim_b", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("gap", sa.Float()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        *more,
        *(
            sa.ForeignKeyConstraint(
                [f"claim_{side}"],
                ["claim.id"],
                name=op.f(f"fk_comparison_claim_{side}_claim"),
                ondelete="CASCADE",
            )
            for side in ("a", "b")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison")),
        sa.UniqueConstraint("claim_a", "claim_b", name=op.f("uq_comparison_claim_a_claim_b")),
        sa.CheckConstraint(f"verdict IN ({_VERDICTS})", name=op.f("ck_comparison_verdict")),
    )
    op.execute(f"INSERT INTO comparison {rows} FROM comparison_before AS comparison")
    op.drop_table("comparison_before")
    for column in ("claim_b", "gap", "verdict"):
        op.create_index(op.f(f"ix_comparison_{column}"), "comparison", [column])
