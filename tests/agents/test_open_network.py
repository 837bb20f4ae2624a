"""Names and addresses under a small budget lie in an open network; the design says why and what a private one costs."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from agents.chat.design import Design
from agents.chat.topics import security
from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from agents.planning import system_architecture
from core.constraints import Intake
from templates.catalog.load import catalog
from templates.costing import private_usd
from templates.sizing import workload
from templates.workload.model import PRIVATE_FROM_USD
from tests.agents.shapes import shaped

STRICTER = ("spi", "phi", "pci", "financial", "children", "biometric")
SMALL: dict[str, Any] = {
    "data_classes": ["pii"], "data": {"volume_gb": 2.0, "row_count": 50_000.0},
    "throughput": {"predictions_per_day": 900.0},
}  # fmt: skip


def costing(usd: float | None, **more: Any) -> dict[str, Any]:
    return {**SMALL, **more, **({} if usd is None else {"budget": {"monthly_usd": usd, "hard": True}})}


@cache
def planned(cloud: str, usd: float, shape: str = "batch_tabular") -> PlanningResult:
    return run_planning(Intake(brief="", constraints=shaped(shape, cloud, **costing(usd))), InMemoryLedger())


@pytest.mark.parametrize("cloud", ["aws", "azure"])
@pytest.mark.parametrize(
    ("usd", "more", "private"),
    [
        (80.0, {}, False),
        (PRIVATE_FROM_USD - 1, {}, False),
        (PRIVATE_FROM_USD, {}, True),
        (None, {}, True),
        (80.0, {"air_gapped": True}, True),
        (80.0, {"data_classes": ["internal"]}, False),
        (9000.0, {"data_classes": ["internal"]}, False),
        *((80.0, {"data_classes": ["pii", name]}, True) for name in STRICTER),
    ],
)
def test_who_gets_a_private_network(cloud: str, usd: float | None, more: dict[str, Any], private: bool) -> None:
    assert workload(shaped("batch_tabular", cloud, **costing(usd, **more))).private_network is private


@pytest.mark.parametrize("cloud", ["gcp", "on_prem"])
def test_where_a_private_network_is_free_names_and_addresses_always_get_one(cloud: str) -> None:
    assert workload(shaped("batch_tabular", cloud, **costing(80.0))).private_network


@pytest.mark.parametrize(("cloud", "usd"), [("aws", 45.0), ("azure", 60.0)])
def test_a_small_system_fits_its_budget_and_says_what_a_private_network_would_cost(cloud: str, usd: float) -> None:
    found = planned(cloud, usd)
    assert found.plan is not None, found.conflicts
    whole = found.decisions["system_architecture"]
    assert isinstance(whole.decisions, system_architecture.Decisions)
    network = whole.decisions.network
    assert network is not None
    assert not network.private
    assert network.private_usd > 30
    (claim,) = (c for c in whole.rationale if "ARC-07" in c.rule_ids)
    assert f"${network.private_usd:,.0f} a month more, {network.budget_pct:.0f} % of the budget" in claim.claim
    assert claim.because == ["data_classes", "budget.monthly_usd"]
    assert not any("private" in risk.mitigation for risk in whole.risks)
    assert claim.claim in _chat(found)


@pytest.mark.parametrize("cloud", ["aws", "azure"])
def test_an_open_network_is_called_open_everywhere(cloud: str) -> None:
    found = planned(cloud, 90.0)
    assert found.plan is not None
    assert found.estimate is not None
    assert found.policy_report is not None
    training = found.decisions["training_pipelines"]
    assert "private network" not in training.model_dump_json()
    assert "no route to the internet" not in training.model_dump_json()
    assert not any(c.params.get("network_isolation") for c in found.plan.components)
    assert not found.policy_report.blocking


@pytest.mark.parametrize("cloud", ["aws", "azure"])
def test_the_named_price_is_the_difference_of_the_two_bills(cloud: str) -> None:
    found = planned(cloud, 90.0)
    assert found.plan is not None
    work = workload(shaped("batch_tabular", cloud, **costing(90.0)))
    parts = found.plan.components
    assert float(private_usd(parts, work, catalog())) == pytest.approx(_named(found), abs=0.02)
    assert private_usd(parts, work.isolated(), catalog()) == 0


@pytest.mark.parametrize("cloud", ["aws", "azure"])
def test_a_larger_budget_buys_the_private_network(cloud: str) -> None:
    found = planned(cloud, 900.0)
    assert found.plan is not None
    assert _named(found) == 0
    assert "no route to the internet" in found.decisions["training_pipelines"].model_dump_json()


def _chat(found: PlanningResult) -> str:
    """What chat answers about security."""
    assert found.plan is not None
    assert found.estimate is not None
    assert found.policy_report is not None
    intake = Intake(brief="", constraints=shaped("batch_tabular", "aws"))
    reply = security.answer(
        "", Design(1, "approved", intake, found.plan, found.estimate, found.policy_report, found.decisions)
    )
    assert reply is not None
    return reply.text


def _named(found: PlanningResult) -> float:
    decided = found.decisions["system_architecture"].decisions
    assert isinstance(decided, system_architecture.Decisions)
    assert decided.network is not None
    return decided.network.private_usd
