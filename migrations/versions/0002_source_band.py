"""Bands of the shingles of each source, by which near-duplicates are looked up.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.text.shingles import bands, shingles

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "source_band",
        sa.Column("band", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source"], ["source.id"], name=op.f("fk_source_band_source_source"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("band", "source", name=op.f("pk_source_band")),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    texts = connection.exec_driver_sql("SELECT id, text FROM source ORDER BY id")
    for source, text in texts.all():
        rows = [(band, source) for band in bands(shingles(text))]
        if rows:
            connection.exec_driver_sql("INSERT INTO source_band (band, source) VALUES (?, ?)", rows)
    with op.batch_alter_table("source_band") as batch:
        batch.create_index(op.f("ix_source_band_source"), ["source"])


def downgrade() -> None:
    op.drop_table("source_band")
