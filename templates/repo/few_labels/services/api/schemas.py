"""Requests and answers of the classification service."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Label = Literal["account", "billing", "delivery", "fault"]


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=80)
    text: str = Field(min_length=1, max_length=5000)
    channel: Literal["chat", "form", "mail"]
    at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))


class Classified(BaseModel):
    """`stage` is who answered: small_model, zero_shot or language_model. `asked`: a person will label it."""

    id: str
    label: Label
    confidence: float
    stage: str
    asked: bool
    model_version: str


class Answer(BaseModel):
    """`person` is the identity the gateway verified, not a name somebody types."""

    model_config = ConfigDict(extra="forbid")

    label: Label
    person: str = Field(min_length=1, max_length=64)
