"""Critics find what is wrong, ask the right agents again, and the loop always ends."""

from __future__ import annotations

import pytest

from agents.graph import RECURSION_LIMIT, run_planning
from agents.implementing import run_final_critic, run_implementation
from agents.ledger import InMemoryLedger
from agents.manager import MAX_ROUNDS, Manager
from agents.memory import Memory
from agents.order import CRITICS, IMPLEMENTATION, PLANNING
from core.constraints import Fact
from core.plan import Amendment
from core.reports import Check
from templates.catalog.load import catalog
from tests.agents.conftest import intake, planned

FILES = {"pipelines/ingest.py": b"ingest", "services/api/app.py": b"app", "tests/unit/test_drift.py": b"drift"}


def remembered(name: str) -> Memory:
    memory = Memory(constraints=intake(name).constraints, catalog=catalog())
    memory.decisions.update(planned(name)[0].decisions)
    return memory


def test_recursion_is_bounded_by_the_rounds() -> None:
    assert (len(PLANNING) + len(CRITICS) + 1) * (MAX_ROUNDS + 1) <= RECURSION_LIMIT < 80


def test_a_wish_reruns_only_its_owner_and_those_who_read_it() -> None:
    memory = remembered("credit")
    wish = Amendment(role="serve.online", kind="param", params={"min_replicas": 4}, reason="test", origin="cost_critic")
    critique = memory.decisions["cost_critic"]
    asked = critique.decisions.model_copy(update={"amendments": [wish]})
    memory.decisions["cost_critic"] = critique.model_copy(update={"decisions": asked})
    again = Manager(memory).next(1)
    assert again[0] == "deployment_serving"
    assert "tech_stack" not in again
    assert again[-3:] == list(CRITICS)
    assert memory.amendments == [wish]


def test_a_round_that_helps_nothing_is_undone() -> None:
    memory = remembered("credit")
    manager = Manager(memory)
    before = dict(memory.decisions)
    wish = Amendment(
        role="store.online", kind="avoid", pattern_id="aws.store.none", reason="test", origin="cost_critic"
    )
    critique = memory.decisions["cost_critic"]
    asked = critique.decisions.model_copy(update={"amendments": [wish]})
    memory.decisions["cost_critic"] = critique.model_copy(update={"decisions": asked})
    assert manager.next(1)
    memory.decisions["tech_stack"] = before["tech_stack"].model_copy(update={"summary": "worse"})
    assert manager.next(2) == []
    assert memory.decisions["tech_stack"] == before["tech_stack"]
    assert memory.amendments == []


def test_a_pin_outlives_the_critics() -> None:
    pin = Amendment(role="store.online", kind="pin", pattern_id="aws.store.dynamodb", reason="ours", origin="user")
    result = run_planning(intake("credit"), InMemoryLedger(), pins=[pin])
    assert result.plan is not None
    component = result.plan.component("store.online")
    assert component is not None
    assert component.pattern_id == "aws.store.dynamodb"


def test_soft_budget_breach_is_a_finding_not_a_conflict() -> None:
    start = intake("credit")
    budget = start.constraints.budget.model_copy(
        update={"monthly_usd": Fact(value=200.0, hard=False), "hard": Fact(value=False)}
    )
    changed = start.model_copy(update={"constraints": start.constraints.model_copy(update={"budget": budget})})
    result = run_planning(changed, InMemoryLedger())
    assert result.plan is not None
    assert "CST-01-1" in {finding.id for finding in result.findings}
    assert result.rounds <= MAX_ROUNDS + 1


def test_code_agents_describe_the_files_that_ship() -> None:
    result = planned("credit")[0]
    ledger = InMemoryLedger()
    outputs = run_implementation(intake("credit"), result, ledger, FILES, requirements=["lightgbm==4.6.0"])
    assert list(outputs) == list(IMPLEMENTATION)
    assert [f.path for f in outputs["code_data_ingestion"].decisions.files] == ["pipelines/ingest.py"]
    assert all(len(f.sha256) == 64 for f in outputs["code_inference"].decisions.files)
    assert all(output.decisions.todos == [] for output in outputs.values())
    assert "*" not in " ".join(a for output in outputs.values() for a in output.decisions.iam_actions)


def test_final_critic_blocks_on_a_failed_check_and_names_a_silent_one() -> None:
    result, ledger = planned("credit")[0], InMemoryLedger()
    outputs = run_implementation(intake("credit"), result, ledger, FILES)
    checks = [
        Check(name="tests", tool="pytest", status="failed"),
        Check(name="plan", tool="terraform", status="not_run", reason="no provider"),
        Check(name="shell", tool="shellcheck", status="not_run", reason="no .sh file in this repository"),
    ]
    critique = run_final_critic(intake("credit"), result, outputs, ledger, FILES, checks).decisions
    assert [f.id for f in critique.findings if f.severity == "block"] == ["FIN-C1-1"]
    assert [f.message for f in critique.findings if f.check == "checks not run"] == ["plan did not run: no provider"]


@pytest.mark.parametrize(("modality", "named"), [(["audio"], True), (["audio", "tabular"], False)])
def test_recordings_are_no_rows(modality: list[str], named: bool) -> None:
    told = intake("churn")
    data = told.constraints.data.model_copy(update={"modality": Fact(value=modality)})
    told = told.model_copy(update={"constraints": told.constraints.model_copy(update={"data": data})})
    result = run_planning(told, InMemoryLedger())
    assert result.plan is not None
    assert any(f.id.startswith("TEC-17") for f in result.plan.findings) is named
