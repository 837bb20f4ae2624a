"""Requests and answers of the reading service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from mlsystem.marks import Found

Name = Annotated[str, Path(pattern=r"^[A-Za-z0-9._-]{1,120}$")]
Source = Annotated[str, Query(pattern=r"^[a-z0-9_-]{1,32}$")]
# What the documentation says of a body that is bytes.
BYTES = {"schema": {"type": "string", "format": "binary"}}
BODY = {"required": True, "content": {"image/png": BYTES, "image/jpeg": BYTES}}


@dataclass(frozen=True)
class Given:
    """One picture as it came; `source` is where from, and one the model has not learnt goes to people."""

    id: str
    source: str
    received_at: datetime
    data: bytes


class Answer(BaseModel):
    """`label` is final where `decided_by` is model; where it is people, it is what they are suggested.

    `why`: sure, unsure, unknown_source, no_model or failed. `confidence` is that the whole answer is right.
    `audited`: people check it too, unseen.
    """

    id: str
    label: str | None
    found: list[Found]
    decided_by: Literal["model", "people"]
    why: str
    confidence: float
    audited: bool
    model_version: str


class Waiting(BaseModel):
    """What a person sees beside the picture; without a suggestion where the model is being checked."""

    id: str
    received_at: str
    source: str
    suggestion: str | None


class Choice(BaseModel):
    """`label` are marks as text; `person` is the identity the gateway verified, not a name somebody types."""

    model_config = ConfigDict(extra="forbid")

    label: str = Field(min_length=2, max_length=20_000)
    person: str = Field(min_length=1, max_length=64)
