"""A value with where it came from and how sure we are, and the base of every document that knows its fields."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Generic, TypeVar

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


def value(fact: Fact[Any] | None) -> Any:
    """Of the type its field declares; None where it is unknown."""
    return None if fact is None else fact.value


def word(fact: Fact[Any] | None) -> str:
    """In lower case; empty where it is unknown."""
    return "" if fact is None else str(fact.value).lower()


def words(fact: Fact[Any] | None) -> frozenset[str]:
    """Those of a list, in lower case; none where it is unknown."""
    return frozenset() if fact is None else frozenset(str(one).lower() for one in fact.value)
