"""Requests and answers of the sorting service."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Text(BaseModel):
    """`language` is a tag such as de; one the model has not learnt goes to people."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=80)
    text: str = Field(min_length=1, max_length=20_000)
    language: str = Field(pattern="^[a-z]{2,3}$")
    received_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))


class Alternative(BaseModel):
    label: str
    confidence: float


class Answer(BaseModel):
    """`label` is final where `decided_by` is model; where it is people, it is what they are suggested.

    `why`: sure, unsure, unknown_language, no_model or failed. `audited`: people check it too, unseen.
    """

    id: str
    label: str | None
    decided_by: Literal["model", "people"]
    why: str
    confidence: float
    alternatives: list[Alternative]
    reasons: list[str]
    audited: bool
    model_version: str


class Waiting(BaseModel):
    """What a person sees; without a suggestion where the model is being checked."""

    id: str
    received_at: str
    language: str
    text: str
    suggestion: str | None


class Choice(BaseModel):
    """`person` is the identity the gateway verified, not a name somebody types."""

    model_config = ConfigDict(extra="forbid")

    label: str = Field(min_length=1, max_length=80)
    person: str = Field(min_length=1, max_length=64)
