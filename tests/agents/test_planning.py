"""The whole planning run on four briefs."""

from __future__ import annotations

import time

import pytest

from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from agents.memory import Memory
from agents.order import CRITICS, PLANNING
from agents.projection import canonical
from agents.report import render_report
from core.constraints import Fact
from core.plan import Amendment
from templates.catalog.load import catalog
from templates.regions import in_residency
from tests.agents.conftest import BRIEFS, intake, planned
from tests.agents.tracing import untraced

SHAPES = {
    "churn": "batch_tabular",
    "credit": "online_tabular",
    "assistant": "rag_assistant",
    "fraud": "streaming_fraud",
}


def test_shape_is_recognised(brief: str, result: PlanningResult) -> None:
    assert result.plan is not None
    assert result.plan.archetype == SHAPES[brief]


def test_every_agent_decides_in_order(result: PlanningResult, ledger: InMemoryLedger) -> None:
    first = [card["agent"] for card in ledger.cards if card["round"] == 1]
    assert first == [*PLANNING, *CRITICS]
    assert set(result.decisions) == {*PLANNING, *CRITICS}


def test_cost_stays_within_a_hard_budget(brief: str, result: PlanningResult) -> None:
    budget = intake(brief).constraints.budget.monthly_usd
    assert result.estimate is not None
    assert budget is not None
    assert float(result.estimate.monthly_usd.expected) <= budget.value


def test_total_is_the_sum_of_its_lines(result: PlanningResult) -> None:
    assert result.estimate is not None
    assert result.plan is not None
    lines = sum(line.monthly_usd for line in result.estimate.lines if line.monthly_usd is not None)
    assert lines == result.estimate.monthly_usd.expected
    parts = sum(c.monthly_usd or 0 for c in result.plan.components)
    assert parts == pytest.approx(float(lines), abs=0.05)


def test_every_region_satisfies_residency(brief: str, result: PlanningResult) -> None:
    residency = intake(brief).constraints.residency
    assert result.plan is not None
    assert residency is not None
    assert all(in_residency(c.region, residency.value) for c in result.plan.components)


def test_no_forbidden_product(brief: str, result: PlanningResult) -> None:
    forbid = intake(brief).constraints.tooling.forbid
    banned = set() if forbid is None else set(forbid.value)
    assert result.plan is not None
    used = ((c.id, catalog().pattern(c.pattern_id).own_products(c.cloud)) for c in result.plan.components)
    assert not [name for name, products in used if banned & products]


def test_choices_carry_numbers_and_a_flip_condition(result: PlanningResult) -> None:
    assert result.plan is not None
    for choice in result.plan.choices:
        assert choice.flip_if
        assert set(choice.scores) == {
            "cost_fit", "latency_headroom", "ops_fit", "portability", "preference", "maturity",
        }  # fmt: skip
        assert all(a.score is not None and a.flip_if and a.rejected_because for a in choice.alternatives)
        assert all(out.rule and out.reason for out in choice.eliminated)


def test_two_alternatives_where_the_catalogue_has_them(result: PlanningResult) -> None:
    assert result.plan is not None
    for choice in result.plan.choices:
        others = len(catalog().for_role(choice.role, result.plan.cloud)) - 1
        assert len(choice.alternatives) + len(choice.eliminated) >= min(2, others), choice.role


def test_components_and_flows_hold_together(result: PlanningResult) -> None:
    assert result.plan is not None
    ends = {c.id for c in result.plan.components} | {"clients", "sources"}
    assert all({flow.source, flow.target} <= ends and flow.encrypted for flow in result.plan.flows)
    assert all(c.id.replace(".", "_") in result.plan.mermaid for c in result.plan.components)


def test_cards_are_short_and_cite_their_agent(ledger: InMemoryLedger) -> None:
    for card in ledger.cards:
        assert len(card["summary"].split()) <= 121
        assert card["headline"]
        if card["agent"] in PLANNING:
            assert card["why"]
            assert all(why["rule_ids"] for why in card["why"])


def test_figures_trace_to_the_brief_rules_or_prices(brief: str, result: PlanningResult) -> None:
    memory = Memory(constraints=intake(brief).constraints, catalog=catalog())
    memory.decisions.update(result.decisions)
    assert [found for name in PLANNING for found in untraced(name, result.decisions[name], memory)] == []


@pytest.mark.parametrize("name", BRIEFS)
def test_same_input_gives_the_same_bytes(name: str) -> None:
    first, again = planned(name)[0], run_planning(intake(name), InMemoryLedger())
    dumped = [canonical({k: v.model_dump(mode="json") for k, v in run.decisions.items()}) for run in (first, again)]
    assert dumped[0] == dumped[1]
    assert first.inputs == again.inputs


def test_planning_takes_under_two_seconds() -> None:
    planned("fraud")
    start = time.process_time()
    run_planning(intake("fraud"), InMemoryLedger())
    assert time.process_time() - start < 2


def test_a_finished_run_is_not_repeated() -> None:
    _, ledger = planned("churn")
    before = len(ledger.cards)
    again = run_planning(intake("churn"), ledger)
    assert len(ledger.cards) == before
    assert again.plan == planned("churn")[0].plan


def test_report_has_every_section(result: PlanningResult, brief: str) -> None:
    from agents.roster import agents

    assert result.plan is not None
    assert result.estimate is not None
    assert result.policy_report is not None
    text = render_report(
        result.plan, result.decisions, intake(brief), result.estimate, result.policy_report, result.findings
    )
    assert all(f"## {a.number}. {a.title}" in text for a in agents(PLANNING))
    assert all(heading in text for heading in ("## Critics' feedback", "## Policy report", "## Cost", "```mermaid"))


@pytest.mark.parametrize(("role", "product"), [("serve.batch", "duckdb"), ("transform.batch", "duckdb")])
def test_forbidding_a_product_never_yields_it(role: str, product: str) -> None:
    start = intake("churn")
    tooling = start.constraints.tooling.model_copy(update={"forbid": Fact(value=[product])})
    changed = start.model_copy(update={"constraints": start.constraints.model_copy(update={"tooling": tooling})})
    result = run_planning(changed, InMemoryLedger())
    used = (
        []
        if result.plan is None
        else [catalog().pattern(c.pattern_id).own_products(c.cloud) for c in result.plan.components]
    )
    assert not [products for products in used if product in products]


def test_a_pin_is_kept() -> None:
    pin = Amendment(
        role="govern.registry", kind="pin", pattern_id="any.govern.mlflow_registry", reason="ours", origin="user"
    )
    result = run_planning(intake("churn"), InMemoryLedger(), pins=[pin])
    assert result.plan is not None
    component = result.plan.component("govern.registry")
    assert component is not None
    assert component.pattern_id == "any.govern.mlflow_registry"


def test_avoid_gives_another_pattern() -> None:
    before = planned("churn")[0].plan
    assert before is not None
    winner = before.component("transform.batch")
    assert winner is not None
    avoid = Amendment(role="transform.batch", kind="avoid", pattern_id=winner.pattern_id, reason="no", origin="user")
    after = run_planning(intake("churn"), InMemoryLedger(), overrides=[avoid]).plan
    assert after is not None
    other = after.component("transform.batch")
    assert other is not None
    assert other.pattern_id != winner.pattern_id


def test_an_impossible_budget_is_a_conflict_with_a_price() -> None:
    start = intake("fraud")
    budget = start.constraints.budget.model_copy(update={"monthly_usd": Fact(value=300.0, hard=True)})
    changed = start.model_copy(update={"constraints": start.constraints.model_copy(update={"budget": budget})})
    result = run_planning(changed, InMemoryLedger())
    assert result.plan is None
    assert "budget.monthly_usd" in result.conflicts[0].fields
    assert result.conflicts[0].relaxations[0].monthly_usd is not None
