"""A set of clashing constraints is minimal: with any one of them given up, a design exists."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.graph import run_planning
from agents.intake import minimal, planner
from agents.intake.minimal import demands
from agents.intake.ways import after
from agents.ledger import InMemoryLedger
from core.constraints import Constraints, Intake
from tests.agents.shapes import PAIRS, shaped

LIMITS: dict[str, dict[str, Any]] = {
    "a dollar": {"budget": {"monthly_usd": 1.0, "hard": True}},
    "a millisecond": {"latency": {"p95_ms": 1.0}},
    "a dollar and a millisecond": {"budget": {"monthly_usd": 1.0, "hard": True}, "latency": {"p95_ms": 1.0}},
    "no way to serve": {"tooling": {"forbid": ["fargate", "lambda", "kubernetes", "cloud run", "container apps"]}},
    "a second old for ten dollars": {"freshness_s": 1.0, "budget": {"monthly_usd": 10.0, "hard": True}},
}


def feasible(constraints: Constraints) -> bool:
    return not planner.choose(constraints).conflicts


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    pair=st.sampled_from(PAIRS), limit=st.sampled_from(sorted(LIMITS)), residency=st.sampled_from(["none", "eu_only"])
)
def test_without_any_member_a_design_exists(pair: tuple[str, str], limit: str, residency: str) -> None:
    constraints = shaped(*pair, residency=residency, **LIMITS[limit])
    found = minimal.sets(constraints, planner.choose)
    assert bool(found) is not feasible(constraints)
    for members in found:
        others = (field for other in found if other is not members for demand in other for field in demand)
        alone = after(constraints, {field: None for field in others if field != "cloud"})
        assert not feasible(alone), members
        assert all(given_up(demand, alone) for demand in members), members


def given_up(demand: demands.Demand, constraints: Constraints) -> bool:
    """Whether a design exists once the demand is given up."""
    return any(feasible(after(constraints, put)) for put in demands.given_up(demand, constraints))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(pair=st.sampled_from(PAIRS), limit=st.sampled_from(sorted(LIMITS)))
def test_every_priced_way_out_leads_to_a_design_of_that_price(pair: tuple[str, str], limit: str) -> None:
    constraints = shaped(*pair, **LIMITS[limit])
    conflicts = list(planner.choose(constraints).conflicts)
    for conflict in minimal.explained(conflicts, constraints, planner.choose):
        assert conflict.relaxations, conflict.explanation
        assert any(way.monthly_usd is not None for way in conflict.relaxations), conflict.explanation


@pytest.mark.parametrize("limit", sorted(LIMITS))
def test_planning_passes_no_design_off_as_feasible(limit: str) -> None:
    for pair in PAIRS[::3]:
        constraints = shaped(*pair, **LIMITS[limit])
        result = run_planning(Intake(brief="", constraints=constraints), InMemoryLedger())
        assert (result.plan is None) is not feasible(constraints), pair
        assert (result.plan is None) is bool(result.conflicts)


def test_a_raised_budget_is_enough() -> None:
    constraints = shaped("online_tabular", "aws", **LIMITS["a dollar"])
    conflict = minimal.explained(list(planner.choose(constraints).conflicts), constraints, planner.choose)[0]
    assert conflict.fields == ["budget.monthly_usd", "budget.hard"]
    raised = next(way.monthly_usd for way in conflict.relaxations if way.change.startswith("Raise the budget"))
    assert feasible(after(constraints, {"budget.monthly_usd": raised}))
