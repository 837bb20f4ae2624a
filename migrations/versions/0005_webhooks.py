"""Webhook endpoints and their deliveries."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"

SQL = Path(__file__).parents[1] / "sql"


def upgrade() -> None:
    op.execute((SQL / "0005_webhooks.sql").read_text().replace(":", "\\:"))


def downgrade() -> None:
    op.execute("drop table webhook_deliveries, webhook_endpoints")
