from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import AliasChoices, Field

from api.schemas.base import Out


class EventOut(Out):
    """The `data:` of one server-sent event; its `id:` is `seq`."""

    seq: int
    type: str
    project_id: UUID
    decision_set_id: UUID | None
    actor: str
    job_id: int | None
    payload: dict[str, Any] = Field(validation_alias=AliasChoices("payload_jsonb", "payload"))
    created_at: datetime
    hash: str


class AuditLine(EventOut):
    """An event with its place in the hash chain: `hash` covers all of it and `prev_hash`."""

    schema_version: int
    prev_hash: str
