"""Archived projects, spending caps, waivers, and the overview of an owner's projects."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"

SQL = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    op.execute((SQL / "0003_workspace.sql").read_text().replace(":", "\\:"))


def downgrade() -> None:
    op.execute("drop function owned_states")
    op.execute("drop policy overview on projects")
    op.execute("drop table waivers")
    op.execute("alter table decision_sets drop column cap_usd")
    op.execute("alter table projects drop column archived_at")
