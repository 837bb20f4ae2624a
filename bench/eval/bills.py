"""Whole bills worked out by hand against the price book and the formulae of the catalogue."""

from __future__ import annotations

from typing import Any

from agents.intake.answers import parse
from agents.intake.assembly import build
from bench.eval.cases import rows
from bench.eval.design import Tally
from bench.eval.history import Part
from core.constraints import Constraints, Fact
from core.plan import Component
from templates.catalog.load import catalog
from templates.costing import price_components
from templates.formulae import number
from templates.pricing.lines import total
from templates.sizing import workload

TOLERANCE = 0.10


def judge(tally: Tally, part: Part | None = None) -> None:
    """One count a bill: the catalogue's total lies within 10 % of the sum on paper."""
    for bill in rows("bills", part):
        by_hand, found = sum(map(summed, bill["lines"].values())), billed(bill)
        note = f"{bill['id']}: ${found:,.2f}, by hand ${by_hand:,.2f}"
        tally.add("cost by hand", abs(found - by_hand) <= TOLERANCE * by_hand, note)


def summed(arithmetic: Any) -> float:
    """The value of a sum a person wrote, e.g. "2 * 730 * 0.04048", in USD."""
    return number(str(arithmetic), {})


def billed(bill: dict[str, Any]) -> float:
    """What the catalogue makes of the bill's design under what its sum assumes, USD a month."""
    constraints = _constraints(bill["constraints"])
    components = [_placed(name, bill, constraints) for name in bill["design"]]
    work = workload(constraints).model_copy(update=bill.get("assumes", {}))
    return float(total(price_components(components, work, catalog())))


def _constraints(facts: dict[str, Any]) -> Constraints:
    return build({path: Fact(value=parse(path, value)) for path, value in facts.items()})


def _placed(name: str, bill: dict[str, Any], constraints: Constraints) -> Component:
    pattern = catalog().pattern(name)
    assert constraints.cloud is not None
    assert constraints.regions is not None
    return Component(
        id=pattern.roles[0],
        pattern_id=name,
        capability=pattern.capability,
        role=pattern.roles[0],
        cloud=constraints.cloud.value,
        region=constraints.regions.value[0].id,
        params={**pattern.params, **bill.get("params", {}).get(name, {})},
    )
