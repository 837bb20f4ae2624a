from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AliasChoices, BeforeValidator, Field

from api.schemas.base import Out


class Account(Out):
    """What came of asking a model. `outcome` is `answered`, or the code of why the expert's draft stands."""

    model_asked: str = ""
    model_answered: str = ""
    tokens: dict[str, int] = {}
    outcome: str = ""
    detail: str = ""
    kept_out: list[dict[str, str]] = []


def public(kept: object) -> object:
    """The public part of what is kept beside a run; None where no model was asked."""
    if not isinstance(kept, dict) or not kept.get("outcome"):
        return None if isinstance(kept, dict) else kept
    return {**kept, "kept_out": (kept.get("context") or {}).get("not_kept") or []}


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
    account: Annotated[Account | None, BeforeValidator(public)] = Field(
        None, validation_alias=AliasChoices("input_jsonb", "account")
    )
    card: dict[str, Any] | None = Field(validation_alias=AliasChoices("card_jsonb", "card"))
    created_at: datetime
