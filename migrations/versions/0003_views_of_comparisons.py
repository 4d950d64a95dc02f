"""Views of comparisons: what cannot both hold, and how many independent sources support a figure.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from alembic import op

from ledger.store.views import create_views, drop_views

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    for statement in (*drop_views(), *create_views()):
        op.execute(statement)


def downgrade() -> None:
    for name in ("conflicts", "agreement"):
        op.execute(f"DROP VIEW IF EXISTS {name}")
