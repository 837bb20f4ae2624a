"""Answers kept for repeated requests."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"

SQL = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    op.execute((SQL / "0002_idempotency.sql").read_text().replace(":", "\\:"))


def downgrade() -> None:
    op.execute("drop table idempotency_keys")
