from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Integer, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, Json, ProjectKey, UpdatedAt, UuidKey

Status = Literal[
    "extracting", "needs_input", "planning", "awaiting_approval", "generating", "completed",
    "awaiting_budget", "cancelled", "failed", "changes_requested", "rejected", "infeasible", "superseded",
]  # fmt: skip
STATUSES: tuple[str, ...] = get_args(Status)


class DecisionSet(Base):
    """One version of a design. `version` counts within the project, `revision` is the optimistic lock."""

    __tablename__ = "decision_sets"
    __table_args__ = (
        UniqueConstraint("project_id", "version"),
        UniqueConstraint("project_id", "id"),
        ForeignKeyConstraint(["project_id", "parent_id"], ["decision_sets.project_id", "decision_sets.id"]),
        CheckConstraint(f"status in ({', '.join(repr(s) for s in STATUSES)})", name="status"),
    )

    id: Mapped[UuidKey]
    project_id: Mapped[ProjectKey]
    parent_id: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(Text)
    constraints_jsonb: Mapped[Json] = mapped_column(JSONB, server_default=text("'{}'"))
    plan_jsonb: Mapped[Json | None] = mapped_column(JSONB)
    plan_sha256: Mapped[str | None] = mapped_column(Text)
    summary_md: Mapped[str] = mapped_column(Text, server_default=text("''"))
    error_jsonb: Mapped[Json | None] = mapped_column(JSONB)
    cap_usd: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    cancel_requested: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
    finished_at: Mapped[datetime | None]

    __mapper_args__ = {"version_id_col": revision, "eager_defaults": True}
