"""The request and the answer of POST /ask."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class AskRequest(BaseModel):
    """`groups` come from the caller's verified identity at the gateway, not from the person asking."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=3, max_length=1000)
    groups: list[str] = Field(default=[], max_length=50)


class AskResponse(BaseModel):
    """`disclosure` tells people that a machine answers; `citations` name the passages used."""

    request_id: str
    answer: str
    citations: list[str]
    refused: bool
    reason: str
    index_version: str
    model: str
    disclosure: str = "This answer was written by an AI system from the cited documents."
