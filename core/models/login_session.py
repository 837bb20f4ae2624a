from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, UuidKey


class LoginSession(Base):
    """Somebody signed in with a browser. Only the SHA-256 of the cookie's token is kept."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "owner_id"),)

    id: Mapped[UuidKey]
    token_sha256: Mapped[str] = mapped_column(Text, unique=True)
    owner_id: Mapped[UUID]
    issuer: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    last_seen_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    created_at: Mapped[CreatedAt]
