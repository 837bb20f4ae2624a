"""Which shapes of system a brief may become."""

from __future__ import annotations

from agents.intake.asking.candidates import Candidate
from agents.intake.asking.trials import Trials

DECIDING = ("project.domain", "serving_mode")


def shapes(planned: str, open_: list[Candidate], trials: Trials) -> tuple[str, ...]:
    """The planned one first, then those of the other plausible answers to what decides the shape."""
    deciding = [row for row in open_ if row.field in DECIDING]
    tried = [outcome.archetype for row in deciding for outcome in next(trials.slices(row, []))]
    return tuple(filter(None, dict.fromkeys((planned, *tried))))
