"""The hot paths of log and queue as functions."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0006"
down_revision = "0005"

SQL = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    op.execute((SQL / "0006_queue.sql").read_text().replace(":", "\\:"))


def downgrade() -> None:
    op.execute("drop function complete_jobs, renew_jobs, take_jobs, append_events")
