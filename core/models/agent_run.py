from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, Json, ProjectKey, UuidKey


class AgentRun(Base):
    """One finished run of one agent. These rows are the only record of progress: a retry skips what is here."""

    __tablename__ = "agent_runs"
    __table_args__ = (
        UniqueConstraint("decision_set_id", "agent", "pass", "input_sha256"),
        ForeignKeyConstraint(["project_id", "decision_set_id"], ["decision_sets.project_id", "decision_sets.id"]),
    )

    id: Mapped[UuidKey]
    project_id: Mapped[ProjectKey]
    decision_set_id: Mapped[UUID]
    agent: Mapped[str] = mapped_column(Text)
    pass_: Mapped[int] = mapped_column("pass", Integer, server_default=text("1"))
    provider: Mapped[str] = mapped_column(Text)
    model: Mapped[str | None] = mapped_column(Text)
    input_sha256: Mapped[str] = mapped_column(Text)
    input_jsonb: Mapped[Json] = mapped_column(JSONB, server_default=text("'{}'"))
    output_jsonb: Mapped[Json] = mapped_column(JSONB)
    card_jsonb: Mapped[Json | None] = mapped_column(JSONB)
    tokens_total: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    cost_usd: Mapped[Decimal | None] = mapped_column(Numeric(12, 6))
    latency_ms: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    ok: Mapped[bool] = mapped_column(server_default=text("true"))
    job_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[CreatedAt]
