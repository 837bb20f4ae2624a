"""What intake made of a brief: its constraints, what it asks, what cannot hold, and what it did not take."""

from __future__ import annotations

from typing import Literal

from core.constraints.conflicts import Conflict, Settlement
from core.constraints.facts import Strict
from core.constraints.whole import Constraints


class Question(Strict):
    """One thing worth asking, because its answer would change a chosen pattern."""

    field: str
    question: str
    why: str
    impact: str
    options: list[str]
    default: str | float | bool | list[str] | None
    default_effect: str


class Suspicion(Strict):
    """Text in the brief that reads as an instruction to us: quoted, never obeyed."""

    quote: str
    span: tuple[int, int]
    reason: str


Kind = Literal["unread", "beyond", "system"]


class Unread(Strict):
    """What the brief demands or wishes for and the design does not answer: no value was taken from the words
    (`unread`), they ask for something beside it (`beyond`), or for a second `system`, which `needs` names."""

    quote: str
    span: tuple[int, int]
    kind: Kind = "unread"
    needs: str | None = None


class Intake(Strict):
    """What intake made of a brief: `decision_sets.constraints_jsonb`."""

    brief: str
    language: str = "en"
    constraints: Constraints
    questions: list[Question] = []
    conflicts: list[Conflict] = []
    settled: list[Settlement] = []
    suspicious: list[Suspicion] = []
    unread: list[Unread] = []
