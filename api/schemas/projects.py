from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from api.schemas.base import In, Out
from api.schemas.text import Name
from core.models.decision_set import Status


class ProjectIn(In):
    name: Name


class ProjectPatch(BaseModel):
    """What may change; members it does not know are ignored."""

    name: Name | None = None
    archived: bool | None = None


class ProjectOut(Out):
    """`status` is that of the newest version; `waiting_gates` counts versions that wait for a person."""

    id: UUID
    name: str
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None = None
    status: Status | None = None
    version: int | None = None
    waiting_gates: int = 0
