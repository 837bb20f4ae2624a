"""Requests and answers of the condition monitoring service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from mlsystem.readings import SENSORS, Reading


class ReadingIn(BaseModel):
    """One summed hour as the gateway sends it. A silent sensor is null or left out."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=80)
    asset: str = Field(min_length=1, max_length=64)
    kind: Literal["compressor", "fan", "pump"]
    at: AwareDatetime
    arrived_at: AwareDatetime = Field(default_factory=lambda: datetime.now(UTC))
    samples: int = Field(ge=1, le=1_000_000)
    temperature_c: float | None = Field(None, ge=-60, le=400)
    vibration_mm_s: float | None = Field(None, ge=0, le=200)
    pressure_bar: float | None = Field(None, ge=0, le=400)
    current_a: float | None = Field(None, ge=0, le=5000)

    @model_validator(mode="after")
    def not_from_the_future(self) -> ReadingIn:
        if self.at > self.arrived_at + timedelta(minutes=5):
            raise ValueError("the hour ends after the reading arrived")
        return self

    def reading(self) -> Reading:
        given: dict[str, Any] = self.model_dump()
        values = tuple(given.pop(sensor) for sensor in SENSORS)
        times = {name: given.pop(name).astimezone(UTC) for name in ("at", "arrived_at")}
        return Reading(**given, **times, values=values)


class VerdictOut(BaseModel):
    """`degraded`: plain limits answered because no version could."""

    reading: str
    asset: str
    score: float
    unusual: bool
    reasons: list[str]
    alert: str | None
    page: bool
    quiet: str
    model_version: str
    degraded: bool


class Finding(BaseModel):
    """What maintenance found; it becomes a label. `began_at` is when the fault is thought to have begun."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["bearing", "leak", "no_fault_found", "overheating"]
    technician: str = Field(min_length=1, max_length=64)
    began_at: AwareDatetime
    found_at: AwareDatetime
    ended_at: AwareDatetime

    @model_validator(mode="after")
    def in_order(self) -> Finding:
        if not self.began_at <= self.found_at <= self.ended_at:
            raise ValueError("a fault begins, is found and ends in this order")
        return self


class Stop(BaseModel):
    """A planned stop: no alert is raised in it and nothing is learnt from it."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=80)
    asset: str = Field(min_length=1, max_length=64)
    began_at: AwareDatetime
    ended_at: AwareDatetime
