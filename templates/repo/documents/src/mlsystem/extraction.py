"""How a text is cut, what answers must look like, and how the answers to its chunks become one result."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from mlsystem.fields import Fields

Answer = dict[str, Any]


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


def parse(answer: str, schema: type[BaseModel]) -> Answer | None:
    """The validated answer, None when it does not meet the schema."""
    try:
        return schema.model_validate_json(answer).model_dump()
    except ValidationError:
        return None


def reduce(document: str, answers: list[Answer | None], wanted: Fields) -> Reduced:
    """Per field the value most chunks state; two values equally often are a conflict, not a choice."""
    values: dict[str, Any] = {}
    problems = ["an answer does not meet the schema"] if None in answers else []
    for field in wanted:
        stated = Counter(v for a in answers if a is not None and (v := a[field.name]) is not None)
        best = stated.most_common(2)
        if not best and field.needed:
            problems.append(f"{field.name} was not found")
        elif len(best) == 2 and best[0][1] == best[1][1]:
            problems.append(f"{field.name} has conflicting values")
        value = best[0][0] if best else None
        values[field.name] = value.isoformat() if isinstance(value, date) else value
    return Reduced(document, values, problems)
