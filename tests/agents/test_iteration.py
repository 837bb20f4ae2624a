"""A changed constraint makes exactly those think again whose declared reads it reaches."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import Any

import pytest

from agents.dependencies import dependants, readers
from agents.glimpse import covered, opened
from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from agents.order import CRITICS, PLANNING
from agents.roster import agent, agents
from core.constraints import Fact, Intake
from core.plan import Amendment
from templates.workload.model import Workload
from tests.agents.conftest import BRIEFS, intake, planned

BUDGET = ("constraints.budget.monthly_usd", "workload.budget_usd")
RICHER = 1.2  # times: on the same side of the sum from which names and addresses have a private network


class Versions(InMemoryLedger):
    """A ledger that, like the worker's, lets an answer of the version before stand for the same question."""

    def __init__(self, before: InMemoryLedger) -> None:
        super().__init__()
        self.known = {(who, key): said for (who, _, key), said in before.outputs.items()}
        self.again: list[str] = []

    def recall(self, who: str, pass_: int, input_sha256: str) -> dict[str, Any] | None:
        stands = super().recall(who, pass_, input_sha256) or self.known.get((who, input_sha256))
        if stands is None:
            self.again.append(who)
        return stands


def richer(brief: str) -> Intake:
    given = intake(brief)
    stated = given.constraints.budget.monthly_usd
    assert stated is not None
    budget = given.constraints.budget.model_copy(update={"monthly_usd": Fact(value=stated.value * RICHER)})
    return given.model_copy(update={"constraints": given.constraints.model_copy(update={"budget": budget})})


@cache
def child(brief: str) -> tuple[PlanningResult, Versions]:
    ledger = Versions(planned(brief)[1])
    return run_planning(richer(brief), ledger), ledger


def derived(before: PlanningResult, after: PlanningResult) -> list[str]:
    """From declared reads alone: who reads the budget, or a field of a decision that came out different."""
    moved = set(BUDGET)
    for name in PLANNING:
        old, new = (r.decisions[name].decisions.model_dump(mode="json") for r in (before, after))
        moved |= {f"decisions.{name}.{part}" for part in new if new[part] != old[part]}
    reached = {a.id for a in agents(PLANNING) if any(covered(m, a.reads) or opened(m, a.reads) for m in moved)}
    return [name for name in PLANNING if name in reached]


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_budget_change_re_runs_exactly_the_closure_of_its_reads(brief: str) -> None:
    before, (after, ledger) = planned(brief)[0], child(brief)
    again = [name for name in dict.fromkeys(ledger.again) if name in PLANNING]
    assert again == derived(before, after)
    assert set(again) <= set(dependants(readers(BUDGET, agents(PLANNING)), agents(PLANNING)))
    assert len(again) < len(PLANNING) / 2
    for name in set(PLANNING) - set(again):
        assert after.decisions[name] == before.decisions[name]


@pytest.mark.parametrize("brief", BRIEFS)
def test_what_moved_is_named_read_by_read(brief: str) -> None:
    before, (after, ledger) = planned(brief)[0], child(brief)
    for name in PLANNING:
        moved = {read for read, seen in after.reads[name].items() if before.reads[name][read] != seen}
        assert bool(moved) == (name in ledger.again)
        assert moved <= set(agent(name).reads)


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_pinned_component_survives_critics_and_re_runs(brief: str) -> None:
    first = planned(brief)[0]
    assert first.plan is not None
    kept = first.plan.components[0]
    pin = Amendment(role=kept.role, kind="pin", pattern_id=kept.pattern_id, reason="kept", origin="user")
    second = run_planning(richer(brief), Versions(planned(brief)[1]), pins=[pin])
    assert second.plan is not None
    found = second.plan.component(kept.role)
    assert found is not None
    assert found.pattern_id == kept.pattern_id
    assert not [a for a in second.amendments if a.role == kept.role and a.origin != "user" and a.kind != "param"]


@pytest.mark.parametrize("name", PLANNING)
def test_every_number_in_an_agent_s_text_is_declared(name: str) -> None:
    """Branches no brief here reaches are covered too: an undeclared read would stop a run."""
    known = set(Workload.model_fields) | {n for n, v in vars(Workload).items() if isinstance(v, property)}
    tree = ast.parse(inspect.getsource(inspect.getmodule(agent(name).decide)))  # type: ignore[arg-type]
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("work", "view.workload")
    }
    assert used & known <= {n for n in known if covered(f"workload.{n}", agent(name).reads)}


def test_critics_always_look_again() -> None:
    assert set(CRITICS) <= set(child("churn")[1].again)
