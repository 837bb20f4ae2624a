"""Signed-in sessions and API keys."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"

SQL = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    op.execute((SQL / "0004_identity.sql").read_text().replace(":", "\\:"))


def downgrade() -> None:
    op.execute("drop table sessions, api_keys")
    op.execute("drop policy bound on projects")
    op.execute("drop function current_binding, current_credential")
