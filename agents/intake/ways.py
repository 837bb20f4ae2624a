"""Ways out of a conflict: what is given up or changed, and what the design then costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agents.intake import assembly, inference
from agents.intake.planner import Outcome, Planner
from agents.vocabulary import listed
from core.constraints import Constraints, Fact, Relaxation, Source


@dataclass(frozen=True)
class Way:
    """`put` are new values by field; None drops the field. `times` is what the change multiplies the bill by,
    `least_usd` what it costs a month at the least: for demands that no field carries.
    """

    change: str
    put: Mapping[str, Any] = field(default_factory=dict)
    times: float = 1.0
    least_usd: float = 0.0


def after(constraints: Constraints, put: Mapping[str, Any]) -> Constraints:
    """The constraints with these values; what followed from the old ones is inferred again."""
    kept = {p: fact for p, fact in constraints.leaves() if fact.source is not Source.INFERRED or fact.span}
    for path, value in put.items():
        old = kept.pop(path, None)
        if value is not None:
            kept[path] = Fact(value=value, hard=None if old is None else old.hard)
    typed = assembly.build(kept)  # a way tells its values plainly
    return assembly.build(inference.infer(dict(typed.leaves())))


def relaxation(constraints: Constraints, way: Way, choose: Planner | None) -> Relaxation:
    """The way with the monthly USD of the design it leads to, or why there is none."""
    told = Relaxation(change=way.change, put=dict(way.put), times=way.times, least_usd=way.least_usd)
    if choose is None:
        return told
    outcome = choose(after(constraints, way.put))
    if outcome.conflicts or outcome.monthly_usd is None:
        return told.model_copy(update={"unpriced": _unpriced(outcome)})
    return told.model_copy(
        update={"monthly_usd": round(max(outcome.monthly_usd * outcome.times * way.times, way.least_usd), 2)}
    )


def together(constraints: Constraints, way: Relaxation, choose: Planner) -> Relaxation | None:
    """The way with what still stands beside it left open: one field where that is enough, else all of them."""
    beside = _beside(choose(after(constraints, way.put)), way)
    tried = [[field] for field in beside] + ([beside] if len(beside) > 1 else [])
    found = (_opened(constraints, way, left, choose) for left in tried)
    return next((one for one in found if one is not None), None)


def _beside(outcome: Outcome, way: Relaxation) -> list[str]:
    return list(dict.fromkeys(name for one in outcome.conflicts for name in one.fields if name not in way.put))


def _opened(constraints: Constraints, way: Relaxation, left: list[str], choose: Planner) -> Relaxation | None:
    put = {**way.put, **dict.fromkeys(left)}
    change = f"{way.change}, and leave {listed(left)} open"
    found = relaxation(constraints, Way(change, put, way.times, way.least_usd), choose)
    return found if found.monthly_usd is not None else None


def _unpriced(outcome: Outcome) -> str:
    if not outcome.conflicts:
        return "no price is known"
    fields = ", ".join(dict.fromkeys(name for conflict in outcome.conflicts for name in conflict.fields))
    return f"not enough by itself: {fields} stand in the way as well"
