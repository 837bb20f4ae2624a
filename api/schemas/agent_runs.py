from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AliasChoices, BeforeValidator, Field

from api.schemas.base import Out


class Shown(Out):
    """One block of the prompt: in full, in short, or left out to stay within the budget."""

    title: str
    state: Literal["full", "summarised", "dropped"]
    tokens: int


class Account(Out):
    """What came of asking a model. `outcome` is `answered`, or the code of why the expert's draft stands.

    `choices` are the model's own that stand, each with its reason; without any the expert's choice stands. `added`
    counts the model's claims, risks, questions and summary on the card; `kept_out` is what was refused and why.
    """

    model_asked: str = ""
    model_answered: str = ""
    tokens: dict[str, int] = {}
    outcome: str = ""
    detail: str = ""
    stands: Literal["model", "expert"] = "expert"
    choices: list[str] = []
    added: int = 0
    kept_out: list[dict[str, str]] = []
    calls: int = 0
    prompt_tokens: int | None = None
    budget_tokens: int | None = None
    shown: list[Shown] = []


def public(kept: object) -> object:
    """The public part of what is kept beside a run; None where no model was asked."""
    if not isinstance(kept, dict) or not kept.get("outcome"):
        return None if isinstance(kept, dict) else kept
    context = kept.get("context") or {}
    choices = context.get("kept") or []
    facts = {name: context[name] for name in ("added", "calls", "prompt_tokens", "budget_tokens") if name in context}
    return {
        **{name: value for name, value in kept.items() if name != "context"},
        **facts,
        "stands": "model" if choices else "expert",
        "choices": choices,
        "kept_out": context.get("not_kept") or [],
        "shown": context.get("parts") or [],
    }


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
