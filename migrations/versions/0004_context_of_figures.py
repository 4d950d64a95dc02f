"""What is measured: the place of its words, scope words, and the line of a figure in Arabic.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.store.views import create_views, drop_views

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    for statement in drop_views():
        op.execute(statement)
    op.add_column("claim", sa.Column("gloss_ar", sa.Text()))
    op.add_column("figure", sa.Column("measure_start", sa.Integer()))
    op.add_column("figure", sa.Column("measure_end", sa.Integer()))
    op.add_column("figure", sa.Column("qualifiers", sa.Text()))
    op.create_index(op.f("ix_figure_qualifiers"), "figure", ["qualifiers"])
    for statement in create_views():
        op.execute(statement)


def downgrade() -> None:
    for statement in drop_views():
        op.execute(statement)
    op.drop_index(op.f("ix_figure_qualifiers"), "figure")
    for column in ("qualifiers", "measure_end", "measure_start"):
        op.execute(f"ALTER TABLE figure DROP COLUMN {column}")
    op.execute("ALTER TABLE claim DROP COLUMN gloss_ar")
