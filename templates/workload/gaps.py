"""Fills gaps: a stated fact wins, else a default that is written down as an assumption."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from core.constraints import Fact
from core.figures import figure
from core.plan import Assumption
from templates.catalog.load import read

T = TypeVar("T")
HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def defaults() -> dict[str, dict[str, Any]]:
    return read(HERE / "assumptions.yaml")


class Gaps:
    """Collects the assumptions that filled gaps; an assumption's id is the workload name it fills."""

    def __init__(self) -> None:
        self.assumptions: dict[str, Assumption] = {}

    def number(self, name: str, fact: Fact[Any] | None, fallback: float | None = None) -> float:
        """The fact's number, or `fallback` (or the table's default) recorded as assumption `name`."""
        if fact is not None:
            return float(fact.value)
        value = float(defaults()[name]["value"]) if fallback is None else fallback
        self.record(name, value)
        return value

    def record(self, name: str, value: float = 0.0, told: str = "") -> None:
        """`told` names the table's entry that says it in other words."""
        facts = defaults()[told or name]
        text = str(facts["text"]).format(value=value, figure=figure(value))
        self.assumptions[name] = Assumption(id=name, text=text, confidence=facts["confidence"], affects=[name])


def known(fact: Fact[T] | None, otherwise: T) -> T:
    """The fact's value, or a neutral value that claims nothing (an empty list, False)."""
    return otherwise if fact is None else fact.value
