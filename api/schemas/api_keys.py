from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import AwareDatetime, Field

from api.schemas.base import In, Out
from api.schemas.text import Name
from core.api_keys import Scope


class ApiKeyIn(In):
    """`approve` and `admin` are given only when named. Without `project_id` the key opens all your projects."""

    name: Name
    scopes: set[Scope] = Field({"read", "write"}, min_length=1)
    project_id: UUID | None = None
    expires_at: AwareDatetime | None = None


class ApiKeyOut(Out):
    id: UUID
    name: str
    prefix: str
    scopes: list[Scope]
    project_id: UUID | None = None
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    created_at: datetime


class ApiKeyMade(ApiKeyOut):
    """`key` is shown in this answer and never again; a repeated request gets null."""

    key: str | None = None
