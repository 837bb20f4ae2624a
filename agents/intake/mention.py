"""One thing read in the brief: a candidate value for one field of the constraints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from core.constraints import Source


@dataclass(frozen=True)
class Mention:
    """`field` is the dotted path of the constraint; [start, end) is where the brief says so."""

    field: str
    value: Any
    start: int
    end: int
    unit: str | None = None
    source: Source = Source.STATED
    confidence: float = 1.0
    because: str | None = None
    hard: bool | None = None
    wish: bool = False

    def but(self, **changes: Any) -> Mention:
        """The same mention with some parts changed."""
        return replace(self, **changes)
