from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, SmallInteger, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, Json, ProjectKey, SerialKey


class Event(Base):
    """What happened, append-only. `seq` is gapless per project; `hash` chains to the event before."""

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("project_id", "seq"),
        Index(None, "decision_set_id", "seq"),
        ForeignKeyConstraint(["project_id", "decision_set_id"], ["decision_sets.project_id", "decision_sets.id"]),
    )

    id: Mapped[SerialKey]
    project_id: Mapped[ProjectKey]
    decision_set_id: Mapped[UUID | None]
    seq: Mapped[int] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    payload_jsonb: Mapped[Json] = mapped_column(JSONB)
    schema_version: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
    actor: Mapped[str] = mapped_column(Text)
    job_id: Mapped[int | None] = mapped_column(BigInteger)
    prev_hash: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
