from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, ProjectKey, UuidKey


class Artifact(Base):
    """A stored file by content: its bytes are at `p/<project>/sha256/<hex>` in the object store."""

    __tablename__ = "artifacts"
    __table_args__ = (
        UniqueConstraint("decision_set_id", "path"),
        ForeignKeyConstraint(["project_id", "decision_set_id"], ["decision_sets.project_id", "decision_sets.id"]),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
    )

    id: Mapped[UuidKey]
    project_id: Mapped[ProjectKey]
    decision_set_id: Mapped[UUID]
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    origin: Mapped[str | None] = mapped_column(Text)
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[CreatedAt]
