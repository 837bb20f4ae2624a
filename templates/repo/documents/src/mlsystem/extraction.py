"""What is read from a document: a schema that answers must meet, and how chunks become one result."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FIELDS = ("supplier", "total", "currency", "due_date")


class Extraction(BaseModel):
    """The answer to one chunk. A key too many or a value of another kind is refused, never guessed."""

    model_config = ConfigDict(extra="forbid")

    supplier: str | None = Field(default=None, min_length=2, max_length=200)
    total: float | None = Field(default=None, ge=0, le=1e9)
    currency: Literal["EUR", "USD", "GBP"] | None = None
    due_date: date | None = None


@dataclass(frozen=True)
class Reduced:
    """One document's values. `problems` name why a person has to look; empty means it may be published."""

    document: str
    values: dict[str, Any]
    problems: list[str]


def chunks(text: str, words: int, overlap: int) -> list[str]:
    """Overlapping windows of words; an empty document has none."""
    if overlap >= words:
        raise ValueError("the overlap must be smaller than the chunk")
    found = text.split()
    starts = range(0, max(len(found) - overlap, 1), words - overlap) if found else []
    return [" ".join(found[start : start + words]) for start in starts]


def parse(answer: str) -> Extraction | None:
    """The validated answer, None when it does not meet the schema."""
    try:
        return Extraction.model_validate_json(answer)
    except ValidationError:
        return None


def reduce(document: str, answers: list[Extraction | None]) -> Reduced:
    """Per field the value most chunks state; two values equally often are a conflict, not a choice."""
    values: dict[str, Any] = {}
    problems = ["an answer does not meet the schema"] if None in answers else []
    for name in FIELDS:
        stated = Counter(v for a in answers if a is not None and (v := getattr(a, name)) is not None)
        best = stated.most_common(2)
        if not best:
            problems.append(f"{name} was not found")
        elif len(best) == 2 and best[0][1] == best[1][1]:
            problems.append(f"{name} has conflicting values")
        value = best[0][0] if best else None
        values[name] = value.isoformat() if isinstance(value, date) else value
    return Reduced(document, values, problems)
