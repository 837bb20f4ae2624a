"""Requests that make a child version or change a set's state."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, Field, model_validator

from api.schemas.base import In, Out
from api.schemas.text import Identifier, Name, Reason
from core.plan import Amendment, Scalar

ORIGIN = "user"


class Override(In):
    """The user's own choice for one role: another pattern, a pattern to avoid, or other parameters."""

    role: Identifier
    pattern_id: Identifier | None = None
    avoid: Identifier | None = None
    params: Annotated[dict[Identifier, Scalar], Field(max_length=50)] = {}
    reason: Reason

    @model_validator(mode="after")
    def something(self) -> Override:
        if self.pattern_id is None and self.avoid is None and not self.params:
            raise ValueError("name a pattern_id, a pattern to avoid, or params")
        return self

    def amendments(self) -> list[dict[str, Any]]:
        """What it asks of the selection, as the planner reads it."""
        shared = {"role": self.role, "reason": self.reason, "origin": ORIGIN}
        asked = [
            Amendment(**shared, kind="require", pattern_id=self.pattern_id) if self.pattern_id else None,
            Amendment(**shared, kind="avoid", pattern_id=self.avoid) if self.avoid else None,
            Amendment(**shared, kind="param", params=self.params) if self.params else None,
        ]
        return [amendment.model_dump(mode="json") for amendment in asked if amendment]


class OverridesIn(In):
    overrides: Annotated[list[Override], Field(min_length=1, max_length=50)]


class Pin(In):
    """A role whose present component stays. `pattern_id` and `reason` may say what and why."""

    role: Identifier
    pattern_id: Identifier | None = None
    reason: Reason | None = None


class PinsIn(In):
    """Roles, or roles with a reason, to keep as they are in every further version."""

    pins: Annotated[list[Identifier | Pin], Field(min_length=1, max_length=50)]

    @property
    def roles(self) -> list[str]:
        return [pin if isinstance(pin, str) else pin.role for pin in self.pins]


def end_of_day(value: object) -> object:
    """A bare date means until the end of that day, UTC."""
    if isinstance(value, str) and len(value) == len("2026-01-31"):
        return datetime.combine(date.fromisoformat(value), time.max, UTC)
    return value


class WaiverIn(In):
    """One rule accepted as broken: why, who answers for it, and until when (a date or a time)."""

    rule_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$")]
    reason: Reason
    owner: Name
    expires_at: Annotated[AwareDatetime, BeforeValidator(end_of_day)]


class WaiverOut(Out):
    id: UUID
    rule_id: str
    outcome: str
    reason: str
    owner: str
    granted_by: str
    expires_at: datetime
    created_at: datetime


class BudgetIn(In):
    """The most this decision set may spend on model calls, in USD."""

    cap_usd: Annotated[Decimal, Field(ge=0, le=10_000, decimal_places=2)]
