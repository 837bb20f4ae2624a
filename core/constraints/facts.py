"""A value with where it came from and how sure we are, and the base of every document that knows its fields."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Source(StrEnum):
    STATED = "stated"
    INFERRED = "inferred"
    DEFAULT = "default"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Strict, Generic[T]):
    """A value with its unit, where it came from and how sure we are.

    `span` is the [start, end) range of characters in the brief; `because` names what an
    inferred or default value was derived from; `hard` separates "must" from "ideally".
    """

    value: T
    unit: str | None = None
    source: Source = Source.STATED
    span: tuple[int, int] | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    because: str | None = None
    hard: bool | None = None
