from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, ProjectKey, UuidKey


class WebhookDelivery(Base):
    """One event for one endpoint, written in the event's own transaction. `attempts_jsonb` is its log."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "event_id"),
        CheckConstraint("status in ('pending', 'delivered', 'exhausted')", name="status"),
        ForeignKeyConstraint(
            ["project_id", "endpoint_id"],
            ["webhook_endpoints.project_id", "webhook_endpoints.id"],
            ondelete="CASCADE",
        ),
        Index("webhook_deliveries_due", "endpoint_id", "next_attempt_at", postgresql_where=text("status = 'pending'")),
        Index(None, "project_id", "endpoint_id", "created_at"),
    )

    id: Mapped[UuidKey]
    project_id: Mapped[ProjectKey]
    endpoint_id: Mapped[UUID]
    event_id: Mapped[int] = mapped_column(BigInteger)
    event_type: Mapped[str] = mapped_column(Text)
    seq: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(Text, server_default=text("'pending'"))
    attempt: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    next_attempt_at: Mapped[datetime] = mapped_column(server_default=func.now())
    attempts_jsonb: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    finished_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]
