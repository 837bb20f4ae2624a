from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, ProjectKey, UuidKey


class Approval(Base):
    """A person's decision at a gate, bound to the exact plan it was made on."""

    __tablename__ = "approvals"
    __table_args__ = (
        UniqueConstraint("decision_set_id", "gate", "plan_sha256"),
        ForeignKeyConstraint(["project_id", "decision_set_id"], ["decision_sets.project_id", "decision_sets.id"]),
        CheckConstraint("status in ('approved', 'changes_requested', 'rejected')", name="status"),
    )

    id: Mapped[UuidKey]
    project_id: Mapped[ProjectKey]
    decision_set_id: Mapped[UUID]
    gate: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    comment: Mapped[str | None] = mapped_column(Text)
    plan_sha256: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
