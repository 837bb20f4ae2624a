from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from api.schemas.base import In, Out
from api.schemas.text import Name
from core.models.decision_set import Status


class ProjectIn(In):
    name: Name


class LatestVersion(Out):
    """What the list of projects shows of a project's newest decision set."""

    id: UUID
    version: int
    status: Status
    monthly_usd: Decimal | None = None


class ProjectOut(Out):
    id: UUID
    name: str
    created_at: datetime
    updated_at: datetime
    event_seq: int
    latest: LatestVersion | None = None
