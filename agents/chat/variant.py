"""A design planned again from a changed brief, in memory: what a change would do, before anybody asks for it."""

from __future__ import annotations

from agents.chat.design import Design
from agents.graph import PlanningResult, run_planning
from agents.intake.answers import apply
from agents.ledger import InMemoryLedger
from core.constraints import Conflict, Intake


def replanned(read: Intake, design: Design) -> PlanningResult | list[Conflict]:
    """The plan by rules alone, or why there is none. Conflicts the brief had before are not told again."""
    settled = apply(read, {}, accept_defaults=True)
    fresh = [conflict for conflict in settled.conflicts if conflict not in design.intake.conflicts]
    if fresh:
        return fresh
    planned = run_planning(settled, InMemoryLedger())
    return planned if planned.plan is not None else planned.conflicts
