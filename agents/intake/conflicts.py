"""Contradictions and sets of constraints that cannot all hold, with the cheapest ways out."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake import clashes, minimal, planner, spoken
from agents.intake.clashes.clash import Clash
from agents.intake.planner import Planner
from agents.intake.ways import Way, after, relaxation
from core.constraints import Conflict, Constraints, Intake


def find(intake: Intake, choose: Planner | None = planner.choose) -> list[Conflict]:
    """Contradictions within the brief, then what no design can satisfy however those are settled.

    Ways out are priced by `choose`; None looks for contradictions only.
    """
    own = [clash.told(intake.constraints, choose) for clash in _clashes(intake)]
    priced = {tuple(sorted(c.fields)): c for c in own}
    known = [priced.pop(tuple(sorted(c.fields)), c) for c in intake.conflicts]
    found = [_priced(c, intake.constraints, choose) for c in known] + list(priced.values())
    return found if choose is None else found + _infeasible(intake.constraints, found, choose)


def _clashes(intake: Intake) -> Iterator[Clash]:
    """What the fields contradict among themselves, then what the words say against them."""
    yield from clashes.found(intake.constraints)
    yield from spoken.found(intake)


def _priced(conflict: Conflict, constraints: Constraints, choose: Planner | None) -> Conflict:
    """With what each way out costs, where that is not known yet."""
    ways = [
        relaxation(constraints, Way(way.change, way.put), choose) if way.put and way.monthly_usd is None else way
        for way in conflict.relaxations
    ]
    return conflict.model_copy(update={"relaxations": ways})


def _infeasible(constraints: Constraints, found: list[Conflict], choose: Planner) -> list[Conflict]:
    """The minimal sets among what is not contradicted."""
    open_ = dict.fromkeys(field for conflict in found for field in conflict.fields)
    rest = after(constraints, open_) if open_ else constraints
    conflicts = list(choose(rest).conflicts)
    return minimal.explained(conflicts, rest, choose) if conflicts else []


def stated(intake: Intake, choose: Planner = planner.choose) -> list[Conflict]:
    """The intake's own contradictions, their ways out priced."""
    known = {clash.fields: clash for clash in _clashes(intake)}
    kept = [(c, known.get(tuple(c.fields))) for c in intake.conflicts]
    return [
        _priced(c, intake.constraints, choose) if clash is None else clash.told(intake.constraints, choose)
        for c, clash in kept
    ]


def consistency(constraints: Constraints) -> list[Conflict]:
    """The contradictions that need no planner to be seen."""
    return [clash.told(constraints, None) for clash in clashes.found(constraints)]
