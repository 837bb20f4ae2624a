"""The eight tables, the three roles and row-level security."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

SQL = Path(__file__).parents[1] / "sql"
TABLES = ("events", "jobs", "artifacts", "agent_runs", "approvals", "cost_estimates", "decision_sets", "projects")


def upgrade() -> None:
    for part in ("roles", "tables", "tenancy", "events"):
        op.execute((SQL / f"0001_{part}.sql").read_text().replace(":", "\\:"))


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"drop table {table} cascade")
    op.execute("drop function project_of, current_project, current_owner, refuse_change")
