"""The request and the answer of POST /ask."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class AskRequest(BaseModel):
    """Who asks is no part of it: groups come from the caller's token."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=3, max_length=1000)


class Passage(BaseModel):
    id: str
    title: str
    text: str


class AskResponse(BaseModel):
    """`disclosure` tells people that a machine answers; `citations` name the passages used.
    `passages` are given instead of an answer while the model does not answer."""

    request_id: str
    answer: str
    citations: list[str]
    refused: bool
    reason: str
    index_version: str
    model: str
    passages: list[Passage] = []
    disclosure: str = "This answer was written by an AI system from the cited documents."
