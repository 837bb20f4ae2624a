"""Requests and answers of the reading service."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

NOTE = "A hint for a clinician, not a diagnosis."


class Incoming(BaseModel):
    """A study as the hospital sends it; what identifies the patient is dropped before anything is written."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=64)
    at: AwareDatetime
    site: str = Field(min_length=1, max_length=32)
    modality: Literal["CR", "DX"]
    patient_id: str = Field(min_length=1, max_length=64)
    patient_name: str = Field(default="", max_length=200)
    birth_date: str = Field(default="", max_length=10)
    pixels: str = Field(max_length=2_000_000)


class Accepted(BaseModel):
    id: str
    new: bool


class Entry(BaseModel):
    """`flagged` is None while no model has read the study: it is on the list all the same."""

    id: str
    site: str
    subject: str
    received_at: datetime
    flagged: bool | None
    score: float | None
    look_at: str | None
    model_version: str | None
    note: str = NOTE


class Opinion(BaseModel):
    """`clinician` is the identity the gateway verified, not a name the person types."""

    model_config = ConfigDict(extra="forbid")

    finding: bool
    clinician: str = Field(min_length=1, max_length=64)
