"""Agents see what they declared, and equal inputs hash equally."""

from __future__ import annotations

import pytest

from agents.agent import Agent
from agents.dependencies import dependants
from agents.memory import Memory
from agents.order import PLANNING
from agents.planning import project_stages
from agents.projection import input_sha256, projection
from agents.reasons import Reasons, UnknownRuleError
from agents.roster import agent, agents
from agents.view import UndeclaredReadError, View
from core.constraints import Fact
from templates.catalog.load import catalog
from tests.agents.conftest import intake


def nosy(*reads: str) -> Agent:
    return Agent(
        id="nosy",
        number=99,
        title="Nosy",
        reads=reads,
        output=project_stages.Output,
        decide=project_stages.decide,
    )


@pytest.fixture
def memory() -> Memory:
    return Memory(constraints=intake("churn").constraints, catalog=catalog())


def test_undeclared_read_raises(memory: Memory) -> None:
    view = View(memory, nosy("constraints.latency"))
    with pytest.raises(UndeclaredReadError, match=r"constraints\.budget"):
        view.value("budget.monthly_usd")
    with pytest.raises(UndeclaredReadError, match="workload"):
        _ = view.workload


def test_declared_subtree_is_readable(memory: Memory) -> None:
    assert View(memory, nosy("constraints.budget")).value("budget.monthly_usd") == 400


def test_hash_ignores_wording_but_not_values(memory: Memory) -> None:
    reader = nosy("constraints.freshness_s")
    before = input_sha256(reader, projection(memory, reader))
    moved = memory.constraints.model_copy(update={"freshness_s": Fact(value=86400, span=(3, 9))})
    assert input_sha256(reader, projection(Memory(moved, catalog()), reader)) == before
    changed = memory.constraints.model_copy(update={"freshness_s": Fact(value=60)})
    assert input_sha256(reader, projection(Memory(changed, catalog()), reader)) != before


def test_foreign_rule_cannot_be_cited(memory: Memory) -> None:
    reasons = Reasons(View(memory, agent("project_stages")))
    with pytest.raises(UnknownRuleError):
        reasons.say("because", "TRN-01")


def test_dependants_are_transitive_and_in_order() -> None:
    again = dependants(["data_sourcing"], agents(PLANNING))
    assert again[0] == "data_sourcing"
    assert again[-1] == "system_architecture"
    assert "training_pipelines" in again  # through model_development
    assert "tech_stack" not in again
    assert [agent(name).number for name in again] == sorted(agent(name).number for name in again)
