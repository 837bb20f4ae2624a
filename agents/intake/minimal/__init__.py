"""Minimal sets of constraints that cannot all hold: give up any one of a set, and the others can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from agents.intake.minimal import drivers, loosening
from agents.intake.minimal.demands import AMOUNTS, CLOUD, Demand, Values, given_up, negotiable
from agents.intake.planner import Planner
from agents.intake.ways import after
from core.constraints import Conflict, Constraints, Relaxation, Source

MOST = 3
MONEY = "budget.monthly_usd"
Infeasible = Callable[[Constraints], bool]


def sets(constraints: Constraints, choose: Planner) -> list[list[Demand]]:
    """Minimal sets of demands that no design satisfies together; empty when one does. At most three.

    The cloud that is named belongs to a set that another one can meet.
    """
    found: list[list[Demand]] = []
    rest = constraints
    while len(found) < MOST and choose(rest).conflicts:
        demands = minimal(rest, lambda tried: bool(choose(tried).conflicts))
        if not demands:
            break
        found.append(demands)
        rest = after(rest, dict.fromkeys(chain(*demands)) | _enough(demands, rest, choose))
    whole = ([*demands, *_cloud(_alone(demands, found, constraints, choose), choose)] for demands in found or [[]])
    return [demands for demands in whole if demands]


def _enough(demands: list[Demand], rest: Constraints, choose: Planner) -> Values:
    """Amounts of the set by as little as settles it, whatever it costs: what remains may still be too dear."""
    if rest.budget.monthly_usd is None or MONEY in chain(*demands):
        return {}
    free = after(rest, {MONEY: None})
    amounts = [demand for demand in demands if AMOUNTS.issuperset(demand)]
    return next((put for put in loosening.fewer(amounts, rest) if not choose(after(free, put)).conflicts), Values())


def _alone(demands: list[Demand], found: list[list[Demand]], constraints: Constraints, choose: Planner) -> Constraints:
    """The constraints on their cloud, without what the other sets are about; an amount that is in an earlier one as
    well is as large as that one leaves it.
    """
    own, put = set(chain(*demands)), Values()
    for other in found[: _place(demands, found)]:
        if own.intersection(chain(*other)):
            put |= _enough(other, constraints, choose)
    for other in found:
        if other is not demands:
            put |= {field: None for demand in other if demand != CLOUD for field in demand if field not in own}
    return after(constraints, put)


def _place(demands: list[Demand], found: list[list[Demand]]) -> int:
    return next((index for index, other in enumerate(found) if other is demands), 0)


def _cloud(constraints: Constraints, choose: Planner) -> Iterator[Demand]:
    def infeasible(tried: Constraints) -> bool:
        return bool(choose(tried).conflicts)

    if constraints.cloud is not None and infeasible(constraints) and _helps(CLOUD, constraints, infeasible):
        yield CLOUD


def minimal(constraints: Constraints, infeasible: Infeasible) -> list[Demand]:
    """One demand after the other is given up; it belongs to the set when a design then exists."""
    kept = constraints
    needed: list[Demand] = []
    for demand in negotiable(constraints):
        if _helps(demand, kept, infeasible):
            needed.append(_members(demand, kept, infeasible))
        else:
            kept = after(kept, next(given_up(demand, kept)))
    return needed


def _helps(demand: Demand, kept: Constraints, infeasible: Infeasible) -> bool:
    return not all(infeasible(after(kept, put)) for put in given_up(demand, kept))


def _members(demand: Demand, kept: Constraints, infeasible: Infeasible) -> Demand:
    """The fields of the demand that stand in the way: one that may stay while the others go is none of them."""
    own = demand
    for field in demand if len(demand) > 1 else ():
        rest = tuple(member for member in own if member != field)
        if rest and _helps(rest, kept, infeasible):
            own = rest
    return own


def explained(conflicts: list[Conflict], constraints: Constraints, choose: Planner) -> list[Conflict]:
    """The planner's conflicts by minimal sets, every way out with its price; as they are where pins cause them."""
    constraints = _kept_in_shape(constraints)
    found = sets(constraints, choose)
    return [_conflict(demands, _alone(demands, found, constraints, choose), choose) for demands in found] or conflicts


def _conflict(demands: list[Demand], constraints: Constraints, choose: Planner) -> Conflict:
    """`constraints` are without the other sets: a way out of this one is priced as if those were settled."""
    fields = list(chain(*demands))
    alike = choose(constraints).conflicts
    told = next((c.explanation for c in alike if set(c.fields) & set(fields)), _unnamed(fields, alike))
    ways = {way.change: way for demand in demands for way in loosening.ways(demand, constraints, choose)}
    priced = [way for way in ways.values() if way.monthly_usd is not None]
    beside, words = drivers.named(fields, constraints, choose)
    return Conflict(
        fields=[*beside, *fields],
        explanation=told + words,
        relaxations=sorted(priced or ways.values(), key=_dear),
    )


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
