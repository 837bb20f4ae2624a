from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import AliasChoices, Field

from api.schemas.base import Out


class AgentRunOut(Out):
    """One finished run; `card` is its reason card. The full output is in the set's `decisions`."""

    id: UUID
    agent: str
    pass_: int = Field(serialization_alias="pass", validation_alias=AliasChoices("pass_", "pass"))
    provider: str
    model: str | None
    input_sha256: str
    tokens_total: int
    cost_usd: Decimal | None
    latency_ms: int
    ok: bool
    card: dict[str, Any] | None = Field(validation_alias=AliasChoices("card_jsonb", "card"))
    created_at: datetime
