"""Requests and answers of the moderation service."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

# A language, and a country where it matters: sv, pt-BR.
Locale = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]


class Item(BaseModel):
    """`item_id` names one text: an edited text is a new item."""

    model_config = ConfigDict(extra="forbid")

    item_id: str = Field(min_length=1, max_length=64)
    text: str = Field(min_length=1, max_length=5000)
    locale: Locale


class Judged(BaseModel):
    """`held` items are not shown until a person has decided; `case_id` is where that decision will be, and
    `appeal` where the author may object."""

    item_id: str
    decision: Literal["allow", "remove", "review", "held"]
    stage: str
    score: float
    why: str
    model_version: str
    case_id: str | None = None
    appeal: str = "/appeals"


class Appeal(BaseModel):
    """The author's objection to a removal; people see the text as it was removed."""

    model_config = ConfigDict(extra="forbid")

    item_id: str = Field(min_length=1, max_length=64)
    reason: str = Field(min_length=3, max_length=1000)


class Decision(BaseModel):
    """`moderator` is whom the caller has signed in; the service itself checks nobody's name."""

    model_config = ConfigDict(extra="forbid")

    decision: Literal["allow", "remove"]
    moderator: str = Field(min_length=1, max_length=64)
