from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Numeric, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, Json, ProjectKey, UuidKey


class CostEstimate(Base):
    """`monthly_usd` is the expected figure; the range and every line are in `breakdown_jsonb`."""

    __tablename__ = "cost_estimates"
    __table_args__ = (
        Index(None, "decision_set_id", "created_at"),
        ForeignKeyConstraint(["project_id", "decision_set_id"], ["decision_sets.project_id", "decision_sets.id"]),
    )

    id: Mapped[UuidKey]
    project_id: Mapped[ProjectKey]
    decision_set_id: Mapped[UUID]
    monthly_usd: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    breakdown_jsonb: Mapped[Json] = mapped_column(JSONB)
    method: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
