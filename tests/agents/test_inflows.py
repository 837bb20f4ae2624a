"""Nothing is looked up that nobody writes, and what has to be fresh is written as events arrive."""

from __future__ import annotations

from typing import Any

import pytest

from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from core.constraints import Intake
from core.plan import Plan
from tests.agents.shapes import CLOUDS, shaped

LOOKED_UP = ("feature.online", "store.vector", "store.online")
SOON: dict[str, Any] = {"freshness_s": 300.0, "throughput": {"rps_peak": 200.0}, "latency": {"p95_ms": 150.0}}
SEARCH: dict[str, Any] = {"project": {"problem_type": "ranking", "domain": "search_ranking"}}
OFFERS: dict[str, Any] = {"project": {"problem_type": "bandit", "domain": "personalised_offers"}}


def designed(cloud: str, more: dict[str, Any]) -> PlanningResult:
    return run_planning(Intake(brief="", constraints=shaped("recommender", cloud, **more)), InMemoryLedger())


def planned(cloud: str, more: dict[str, Any]) -> Plan:
    plan = designed(cloud, more).plan
    assert plan is not None
    return plan


def writers(plan: Plan, role: str) -> set[str]:
    return {flow.source for flow in plan.flows if flow.target == role and not flow.source.startswith("serve.online")}


@pytest.mark.parametrize("cloud", CLOUDS)
@pytest.mark.parametrize("more", [{}, SOON, SEARCH, OFFERS], ids=["plain", "soon", "search", "offers"])
def test_every_store_that_is_read_is_written(cloud: str, more: dict[str, Any]) -> None:
    plan = planned(cloud, more)
    assert [c.role for c in plan.components if c.role in LOOKED_UP and not writers(plan, c.role)] == []


@pytest.mark.parametrize("cloud", CLOUDS)
def test_what_must_be_fresh_is_written_from_the_stream(cloud: str) -> None:
    plan = planned(cloud, SOON)
    assert "transform.stream" in writers(plan, "feature.online")
    assert any(path.name == "event to feature" for path in plan.latency)


@pytest.mark.parametrize("more", [SEARCH, OFFERS], ids=["search", "offers"])
def test_logs_of_searches_and_offers_are_shipped_in_batches(more: dict[str, Any]) -> None:
    roles = {c.role for c in planned("aws", more).components}
    assert roles.isdisjoint({"ingest.stream", "transform.stream"})


def test_a_landed_stream_promises_no_path_from_event_to_feature() -> None:
    plan = planned("aws", {})
    assert all(path.name != "event to feature" for path in plan.latency)
