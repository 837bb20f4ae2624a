"""Minimal sets of constraints that cannot all hold: give up any one of a set, and the others can."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from agents.intake import loosening
from agents.intake.planner import Planner
from agents.intake.ways import after
from core.constraints import Conflict, Constraints, Relaxation, Source

# What the system is for is never given up, nor is what only describes it.
FIXED = ("project.", "data.modality", "data.sources", "budget.currency", "budget.includes", "ci", "iac")
# Tried last, so that the sets name what a person would negotiate.
NEGOTIABLE = (
    "serving_mode", "air_gapped", "cloud", "regions", "residency", "availability_slo", "freshness_s",
    "latency.p99_ms", "latency.first_token_ms", "latency.p95_ms", "tooling.prefer", "tooling.forbid",
    "budget.monthly_usd", "budget.hard",
)  # fmt: skip
MOST = 3


def sets(constraints: Constraints, choose: Planner) -> list[list[str]]:
    """Disjoint minimal sets of fields that no design satisfies together; empty when one does. At most three."""
    found: list[list[str]] = []
    rest = constraints
    while len(found) < MOST and choose(rest).conflicts:
        fields = minimal(rest, lambda tried: bool(choose(tried).conflicts))
        if not fields:
            break
        found.append(fields)
        rest = after(rest, dict.fromkeys(fields))
    return found


def minimal(constraints: Constraints, infeasible: Callable[[Constraints], bool]) -> list[str]:
    """One field after the other is left out; it belongs to the set when a design then exists."""
    kept = constraints
    needed: list[str] = []
    for field in _candidates(constraints):
        without = after(kept, {field: None})
        if infeasible(without):
            kept = without
        else:
            needed.append(field)
    return needed


def explained(conflicts: list[Conflict], constraints: Constraints, choose: Planner) -> list[Conflict]:
    """The planner's conflicts by minimal sets, every way out with its price; as they are where pins cause them."""
    constraints = _kept_in_shape(constraints)
    groups = sets(constraints, choose)
    found = []
    for fields in groups:
        others = dict.fromkeys(field for group in groups if group is not fields for field in group)
        found.append(_conflict(fields, after(constraints, others), choose))
    return found or conflicts


def _conflict(fields: list[str], constraints: Constraints, choose: Planner) -> Conflict:
    """`constraints` are without the other sets: a way out of this one is priced as if those were settled."""
    alike = choose(constraints).conflicts
    told = next((c.explanation for c in alike if set(c.fields) & set(fields)), _unnamed(fields, alike))
    ways = {way.change: way for field in fields for way in loosening.ways(field, constraints, choose)}
    priced = [way for way in ways.values() if way.monthly_usd is not None]
    return Conflict(fields=fields, explanation=told, relaxations=sorted(priced or ways.values(), key=_dear))


def _kept_in_shape(constraints: Constraints) -> Constraints:
    """How results are delivered does not change with a figure from which it was inferred."""
    mode = constraints.serving_mode
    if mode is None or mode.source is not Source.INFERRED:
        return constraints
    return constraints.model_copy(update={"serving_mode": mode.model_copy(update={"source": Source.DEFAULT})})


def _unnamed(fields: list[str], alike: Iterable[Conflict]) -> str:
    """The planner's own reason, where it speaks of other fields than those to give up."""
    reasons = " ".join(c.explanation for c in alike)
    return f"With {', '.join(fields)} as asked: {reasons}" if reasons else f"{', '.join(fields)} cannot all hold."


def _dear(way: Relaxation) -> tuple[bool, float, str]:
    return way.monthly_usd is None, way.monthly_usd or 0.0, way.change


def _candidates(constraints: Constraints) -> list[str]:
    """Fields that may be given up, the least negotiable first."""
    own = [path for path, fact in constraints.leaves() if (path, fact.source) != ("serving_mode", Source.DEFAULT)]
    fields = [path for path in own if not path.startswith(FIXED)]
    return sorted(fields, key=lambda path: NEGOTIABLE.index(path) if path in NEGOTIABLE else -1)
