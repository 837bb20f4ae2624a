from __future__ import annotations

from typing import Literal
from uuid import UUID

from api.schemas.base import Out
from core.api_keys import Scope


class User(Out):
    id: UUID
    name: str
    email: str | None = None


class SessionOut(Out):
    """`project_id` is set for a key that opens one project only."""

    user: User
    kind: Literal["local", "session", "key"]
    scopes: list[Scope]
    project_id: UUID | None = None


class SignedOut(Out):
    url: str
