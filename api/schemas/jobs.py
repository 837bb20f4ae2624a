from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import AliasChoices, Field

from api.schemas.base import Out


class JobOut(Out):
    id: int
    type: str
    project_id: UUID
    decision_set_id: UUID | None
    status: Literal["available", "running", "completed", "discarded", "cancelled"]
    attempt: int
    retries: int
    crash_count: int
    cancel_requested: bool
    next_run_at: datetime
    error: dict[str, Any] | None = Field(validation_alias=AliasChoices("error_jsonb", "error"))
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class Queued(Out):
    """A job was queued, and nothing else was decided yet."""

    job_id: int
