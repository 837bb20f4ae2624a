from __future__ import annotations

from typing import Literal
from uuid import UUID

from api.auth import Scope
from api.schemas.base import Out


class User(Out):
    id: UUID
    name: str
    email: str | None = None


class SessionOut(Out):
    user: User
    kind: Literal["local", "session", "key"]
    scopes: list[Scope]
