"""Statements of a brief that cannot both hold, found without a planner: a module for each kind."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes import figures, floors, foundations, hosting, isolation, people, places, sites, tools
from agents.intake.clashes.clash import Clash
from core.constraints import Constraints

KINDS = (places, figures, floors, foundations, tools, hosting, isolation, people, sites)


def found(constraints: Constraints) -> Iterator[Clash]:
    """Every contradiction of the constraints, kind after kind."""
    for kind in KINDS:
        yield from kind.clashes(constraints)
