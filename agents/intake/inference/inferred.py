"""What an inferred fact is made of, and what is known of the others."""

from __future__ import annotations

from typing import Any

from agents.intake.assembly import Facts
from core.constraints import Fact, Source

SURE = 0.5


def guess(
    value: Any, because: str, confidence: float, unit: str | None = None, source: Source = Source.INFERRED
) -> Fact[Any]:
    """An inferred fact."""
    return Fact(value=value, unit=unit, source=source, confidence=confidence, because=because)


def value_of(facts: Facts, field: str) -> Any:
    fact = facts.get(field)
    return None if fact is None else fact.value


def usual(facts: Facts) -> Any:
    """The use case, where it is sure enough for what is usual of it to be taken over."""
    fact = facts.get("project.domain")
    return fact.value if fact is not None and fact.confidence >= SURE else None


def said(domain: Any) -> str:
    return str(domain).replace("_", " ")
