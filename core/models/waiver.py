from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, ProjectKey, UuidKey


class Waiver(Base):
    """A broken rule somebody answers for until a date. `outcome` is what the rule said without it."""

    __tablename__ = "waivers"
    __table_args__ = (
        Index(None, "decision_set_id", "rule_id"),
        ForeignKeyConstraint(["project_id", "decision_set_id"], ["decision_sets.project_id", "decision_sets.id"]),
    )

    id: Mapped[UuidKey]
    project_id: Mapped[ProjectKey]
    decision_set_id: Mapped[UUID]
    rule_id: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text)
    granted_by: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime]
    created_at: Mapped[CreatedAt]
