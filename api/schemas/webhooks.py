from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from api.schemas.base import In, Out
from api.schemas.text import Plain
from core.event_types import known


def _sent(pattern: str) -> str:
    if not known(pattern):
        raise ValueError(f"no event is called {pattern}; docs/webhooks.md lists them")
    return pattern


Url = Annotated[str, StringConstraints(min_length=8, max_length=2000, strip_whitespace=True)]
EventType = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}\.([a-z_]{1,40}|\*)$"), AfterValidator(_sent)]
Types = Annotated[list[EventType], Field(max_length=50)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Plain]
Status = Literal["pending", "delivered", "exhausted"]


class WebhookIn(In):
    """`event_types` are names such as `decision_set.completed` or `job.*`; none means every event."""

    url: Url
    event_types: Types = []
    description: Description = ""


class WebhookPatch(BaseModel):
    url: Url | None = None
    event_types: Types | None = None
    description: Description | None = None
    enabled: bool | None = None


class WebhookOut(Out):
    id: UUID
    url: str
    description: str
    event_types: list[str]
    failing_since: datetime | None = None
    disabled_at: datetime | None = None
    disabled_reason: str | None = None
    previous_secret_until: datetime | None = None
    created_at: datetime


class WebhookMade(WebhookOut):
    """`secret` is shown in this answer and never again; a repeated request gets null."""

    secret: str | None = None


class DeliveryOut(Out):
    id: UUID
    event_id: int
    event_type: str
    seq: int
    status: Status
    attempt: int
    next_attempt_at: datetime
    attempts: list[dict[str, Any]] = Field([], validation_alias="attempts_jsonb")
    finished_at: datetime | None = None
    created_at: datetime
