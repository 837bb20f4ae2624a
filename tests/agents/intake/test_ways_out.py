"""Demands scaled until nothing meets them: the refusal names the demand, and every way out is true."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.graph import run_planning
from agents.intake import extract, minimal, planner
from agents.intake.ways import after
from agents.ledger import InMemoryLedger
from core.constraints import Conflict, Constraints, Intake
from tests.agents.shapes import CLOUDS, PAIRS, shaped

# Demand -> how it is put, and its values from easy to impossible.
SCALES: dict[str, tuple[str, tuple[float, ...]]] = {
    "budget.monthly_usd": ("budget", (30_000.0, 3000.0, 300.0, 100.0, 30.0, 10.0, 1.0)),
    "latency.p95_ms": ("latency", (60_000.0, 1000.0, 100.0, 30.0, 5.0, 1.0)),
    "latency.p99_ms": ("latency", (60_000.0, 1000.0, 100.0, 30.0, 5.0, 1.0)),
    "latency.p50_ms": ("latency", (10_000.0, 1000.0, 100.0, 10.0, 2.0, 0.5)),
    "latency.first_token_ms": ("latency", (5000.0, 2000.0, 500.0, 20.0, 5.0)),
    "freshness_s": ("", (86_400.0, 3600.0, 300.0, 60.0, 5.0, 1.0, 0.2, 0.05)),
    "throughput.rps_peak": ("throughput", (10.0, 100.0, 1000.0, 10_000.0, 100_000.0, 3_000_000.0)),
    "throughput.events_per_s": ("throughput", (100.0, 10_000.0, 1e6, 1e8)),
    "payload_kb": ("", (10.0, 100.0, 7000.0, 50_000.0, 2e6, 2e7)),
}
CENTS_PCT = 0.02  # zones and copies settled later move a bill by less
BANS = (
    ["fargate", "ecs", "lambda", "sagemaker", "ec2"],
    ["bedrock", "vllm", "openai", "anthropic"],
    ["s3", "kafka", "spark"],
    ["kinesis", "kafka", "msk", "step functions"],
)


def put(demand: str, value: float) -> dict[str, Any]:
    section, _ = SCALES[demand]
    leaf = {demand.rsplit(".", 1)[-1]: value, **({"hard": True} if section == "budget" else {})}
    return {section: leaf} if section else leaf


def refused(constraints: Constraints) -> list[Conflict]:
    """The refusal in minimal sets; [] where a design exists."""
    found = list(planner.choose(constraints).conflicts)
    return minimal.explained(found, constraints, planner.choose) if found else []


def settled(constraints: Constraints, conflict: Conflict, found: list[Conflict]) -> Constraints:
    """Without what the other sets are about, as a way out is priced."""
    return after(constraints, {field: None for other in found if other is not conflict for field in other.fields})


def check(constraints: Constraints, found: list[Conflict]) -> None:
    """Every way out leads to a whole plan of the price it names."""
    for conflict in found:
        priced = [way for way in conflict.relaxations if way.monthly_usd is not None]
        assert priced, conflict
        for way in priced:
            eased = after(settled(constraints, conflict, found), way.put)
            result = run_planning(Intake(brief="", constraints=eased), InMemoryLedger())
            assert result.estimate is not None, (way, result.conflicts)
            assert float(result.estimate.monthly_usd.expected) == pytest.approx(way.monthly_usd, rel=CENTS_PCT, abs=1)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(pair=st.sampled_from(PAIRS), demand=st.sampled_from(sorted(SCALES)))
def test_the_first_value_nothing_meets_is_named_with_true_ways_out(pair: tuple[str, str], demand: str) -> None:
    """Values before it are planned, so what is refused is refused for this demand alone."""
    for value in SCALES[demand][1]:
        constraints = shaped(*pair, **put(demand, value))
        if found := refused(constraints):
            assert any(demand in conflict.fields for conflict in found), (value, [c.fields for c in found])
            check(constraints, found)
            return


@settings(max_examples=30, deadline=None, derandomize=True)
@given(pair=st.sampled_from(PAIRS))
def test_a_budget_of_what_the_cheapest_design_costs_is_enough(pair: tuple[str, str]) -> None:
    tight = shaped(*pair, budget={"monthly_usd": 1.0, "hard": True})
    [conflict] = refused(tight)
    way = next(way for way in conflict.relaxations if "budget.monthly_usd" in way.put)
    within = after(tight, way.put)
    assert not refused(within)
    assert refused(after(tight, {"budget.monthly_usd": (way.monthly_usd or 0) * 0.9})), "a tenth less is too little"


@pytest.mark.parametrize("cloud", CLOUDS)
@pytest.mark.parametrize("banned", BANS, ids=lambda banned: banned[0])
def test_bans_are_lifted_in_the_fewest_that_are_enough(cloud: str, banned: list[str]) -> None:
    for shape in ("online_tabular", "rag_assistant", "iot_anomaly"):
        constraints = shaped(shape, cloud, tooling={"forbid": banned})
        for conflict in refused(constraints):
            for way in (way for way in conflict.relaxations if "tooling.forbid" in way.put):
                kept = way.put["tooling.forbid"] or []
                gone = [name for name in banned if name not in kept]
                assert not planner.choose(after(constraints, {"tooling.forbid": kept or None})).conflicts
                for name in gone if len(gone) > 1 else ():
                    again = after(constraints, {"tooling.forbid": [*kept, name]})
                    assert planner.choose(again).conflicts, f"{name} need not have been lifted"


def test_a_way_to_another_region_tells_its_law() -> None:
    brief = "Churn scores every night for 500 customers on AWS in us-east-1, 300 USD a month."
    moved = after(extract(brief).constraints, {"regions": [{"id": "eu-central-1", "role": "primary"}]})
    assert moved.regions is not None
    assert [ref.id for ref in moved.regions.value] == ["eu-central-1"]
    assert moved.jurisdictions is not None
    assert moved.jurisdictions.value == ["DE"]
