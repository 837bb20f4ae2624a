from __future__ import annotations

from uuid import UUID

from sqlalchemy import Index, SmallInteger, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.models.base import Base, CreatedAt, Json


class IdempotencyKey(Base):
    """The answer once given to a request with an `Idempotency-Key`, for repeating it word for word."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (Index(None, "owner_id", "created_at"),)

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    route: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    request_sha256: Mapped[str] = mapped_column(Text)
    status: Mapped[int] = mapped_column(SmallInteger)
    headers_jsonb: Mapped[Json] = mapped_column(JSONB)
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
