from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, Json, ProjectKey, SerialKey, UpdatedAt


class Job(Base):
    """Work to do. `lease_token` is the fence: it grows with every claim, and an old holder is refused."""

    __tablename__ = "jobs"
    __table_args__ = (
        ForeignKeyConstraint(["project_id", "decision_set_id"], ["decision_sets.project_id", "decision_sets.id"]),
        CheckConstraint(
            "status in ('available', 'running', 'completed', 'discarded', 'cancelled')", name="status"
        ),
        CheckConstraint(
            "(status = 'running') = (lease_owner is not null and lease_expires_at is not null)", name="lease"
        ),
        Index("jobs_idempotency", "project_id", "type", "idempotency_key", unique=True,
              postgresql_where=text("idempotency_key is not null")),
        Index("jobs_one_running", "decision_set_id", unique=True, postgresql_where=text("status = 'running'")),
        Index("jobs_ready", "priority", "fair_seq", "next_run_at", "id",
              postgresql_where=text("status = 'available'")),
        Index("jobs_leased", "lease_expires_at", postgresql_where=text("status = 'running'")),
        Index("jobs_unfinished", "project_id", postgresql_where=text("status in ('available', 'running')")),
        Index(None, "decision_set_id", "id"),
    )  # fmt: skip

    id: Mapped[SerialKey]
    project_id: Mapped[ProjectKey]
    decision_set_id: Mapped[UUID | None]
    type: Mapped[str] = mapped_column(Text)
    payload_jsonb: Mapped[Json] = mapped_column(JSONB, server_default=text("'{}'"))
    status: Mapped[str] = mapped_column(Text, server_default=text("'available'"))
    priority: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    fair_seq: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    retries: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    max_retries: Mapped[int] = mapped_column(Integer, server_default=text("5"))
    crash_count: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    max_crashes: Mapped[int] = mapped_column(Integer, server_default=text("3"))
    attempt: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    next_run_at: Mapped[datetime] = mapped_column(server_default=func.now())
    lease_owner: Mapped[str | None] = mapped_column(Text)
    lease_token: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    lease_expires_at: Mapped[datetime | None]
    cancel_requested: Mapped[bool] = mapped_column(server_default=text("false"))
    idempotency_key: Mapped[str | None] = mapped_column(Text)
    error_jsonb: Mapped[Json | None] = mapped_column(JSONB)
    trace_id: Mapped[str | None] = mapped_column(Text)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
