"""Requests that make a child version or change a set's state."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AwareDatetime, Field, model_validator

from api.schemas.base import In, Out
from api.schemas.text import Identifier, Name, Reason
from core.plan import Scalar


class Override(In):
    """The user's own choice for one role: another pattern, other parameters, or a pattern to avoid."""

    role: Identifier
    pattern_id: Identifier | None = None
    avoid: Identifier | None = None
    params: dict[Identifier, Scalar] = {}
    reason: Reason

    @model_validator(mode="after")
    def something(self) -> Override:
        if self.pattern_id is None and self.avoid is None and not self.params:
            raise ValueError("name a pattern_id, a pattern to avoid, or params")
        return self


class OverridesIn(In):
    overrides: Annotated[list[Override], Field(min_length=1, max_length=50)]


class PinsIn(In):
    """Roles whose present component must stay in every further version; `unpin` frees some again."""

    pins: Annotated[list[Identifier], Field(max_length=50)] = []
    unpin: Annotated[list[Identifier], Field(max_length=50)] = []
    reason: Reason = "kept by the user"

    @model_validator(mode="after")
    def something(self) -> PinsIn:
        if not self.pins and not self.unpin:
            raise ValueError("name roles in pins or unpin")
        return self


class WaiverIn(In):
    """One rule accepted as broken: why, who answers for it, and until when."""

    rule_id: Identifier
    reason: Reason
    owner: Name
    expires_at: AwareDatetime


class WaiverOut(Out):
    rule_id: str
    reason: str
    owner: str
    expires_at: datetime


class BudgetIn(In):
    """The most this decision set may spend on model calls, in USD."""

    cap_usd: Annotated[Decimal, Field(ge=0, le=10_000, decimal_places=2)]
