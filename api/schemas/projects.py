from __future__ import annotations

from datetime import datetime
from uuid import UUID

from api.schemas.base import In, Out
from api.schemas.text import Name
from core.models.decision_set import Status


class ProjectIn(In):
    name: Name


class ProjectOut(Out):
    """`status` is that of the newest version; `waiting_gates` counts versions that wait for a person."""

    id: UUID
    name: str
    created_at: datetime
    updated_at: datetime
    status: Status | None = None
    version: int | None = None
    waiting_gates: int = 0
