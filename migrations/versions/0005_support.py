"""How many voices support a claim, and the day of a comparison: pages sort by both without working them out.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.store.support import count_support
from ledger.store.views import create_views, drop_views

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

_SORTED_BY = ("gap", "published")
_CANNOT_HOLD = "verdict IN ('conflict', 'internal', 'denied')"
_DAYS = """
UPDATE comparison SET published = (
    SELECT max(source.published)
    FROM claim JOIN source ON source.id = claim.source
    WHERE claim.id IN (comparison.claim_a, comparison.claim_b)
)
"""


def upgrade() -> None:
    for statement in drop_views():
        op.execute(statement)
    op.add_column("comparison", sa.Column("published", sa.Text()))
    op.execute(_DAYS)
    for column in _SORTED_BY:
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
    for statement in create_views():
        op.execute(statement)


def downgrade() -> None:
    for statement in drop_views():
        op.execute(statement)
    op.drop_table("support")
    for column in _SORTED_BY:
        op.drop_index(f"ix_comparison_conflict_{column}", "comparison")
    op.execute("ALTER TABLE comparison DROP COLUMN published")
