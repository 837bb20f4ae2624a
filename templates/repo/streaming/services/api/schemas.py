"""Requests and answers of the decision service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from mlsystem.deciding import Action
from mlsystem.payments import Payment


class PaymentRequest(BaseModel):
    """One payment before it is authorised. Without `arrived_at`, the time of the call counts."""

    model_config = ConfigDict(extra="forbid")

    event_id: str = Field(min_length=1, max_length=64)
    card_id: str = Field(min_length=1, max_length=64)
    merchant_id: str = Field(min_length=1, max_length=64)
    device_id: str = Field(min_length=1, max_length=64)
    at: AwareDatetime
    arrived_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
    amount: float = Field(ge=0, le=1e7)
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    channel: Literal["card_present", "online", "wallet"]

    @field_validator("arrived_at")
    @classmethod
    def not_before_it_happened(cls, value: datetime, info: Any) -> datetime:
        if "at" in info.data and info.data["at"] > value + timedelta(minutes=5):
            raise ValueError("the payment lies in the future")
        return value

    def payment(self) -> Payment:
        return Payment(**self.model_dump())


class DecisionResponse(BaseModel):
    """`degraded`: the rules answered because no model could. `late`: this payment is never counted.
    `blind`: the store was away, so nothing was known of the card."""

    event_id: str
    action: Action
    score: float = Field(ge=0, le=1)
    reasons: list[str]
    model_version: str
    degraded: bool
    late: bool
    blind: bool


class Finding(BaseModel):
    """What an analyst found; becomes a label with the next scheduled run."""

    model_config = ConfigDict(extra="forbid")

    fraud: bool
    analyst: str = Field(min_length=1, max_length=64)
