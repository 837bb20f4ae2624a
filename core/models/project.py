from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, UpdatedAt, UuidKey


class Project(Base):
    """A workspace: its chat, its versions and its event stream. `event_seq`, `event_head` end the hash chain."""

    __tablename__ = "projects"
    __table_args__ = (Index(None, "owner_id", text("created_at desc"), text("id desc")),)

    id: Mapped[UuidKey]
    name: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[UUID]
    event_seq: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    event_head: Mapped[str] = mapped_column(Text, server_default=text("''"))
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
