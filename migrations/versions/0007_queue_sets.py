"""The hot paths of log and queue, a set at a time."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"

SQL = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    _run("0007_queue_sets.sql")


def downgrade() -> None:
    op.execute("drop function complete_jobs, renew_jobs, take_jobs, append_events")
    _run("0006_queue.sql")


def _run(name: str) -> None:
    op.execute((SQL / name).read_text().replace(":", "\\:"))
