"""Contradictions settled through the real queue: planned as before, kept in later versions, never passed off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine

from core import artifacts, decision_sets, events, jobs, storage
from core.constraints import Intake
from core.models.project import Project
from core.settings import Settings
from core.settling import Choice
from tests.conftest import Scope
from worker import designs, loop

pytestmark = pytest.mark.timeout(120)
BOTH = (
    "Credit decisions for a bank on AWS in eu-central-1, 2,000 applications in one run every night. "
    "3000 USD a month, two ML engineers. A person decides on every single case before it goes out. "
    "No human ever looks at a decision, all are automatic without exception."
)
DECIDER = ["human_in_loop"]
DEAR = "Score payments for fraud in 50 ms at p95, 200 requests a second, for $5 a month, hard limit, on AWS."


class Line:
    """A project's versions, carried out as they are asked for."""

    def __init__(self, settings: Settings, engine: Engine, scope: Scope, project: Project) -> None:
        self.settings, self.engine, self.scope, self.project = settings, engine, scope, project

    def design(self, brief: str, parent_id: UUID | None = None, accept_defaults: bool = False) -> UUID:
        with self.scope() as session:
            parent = decision_sets.get(session, parent_id) if parent_id else None
            made = decision_sets.propose(session, self.project, brief=brief, parent=parent)
            jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=made.id, accept_defaults=accept_defaults))
        self._work()
        return made.id

    def settle(self, decision_set_id: UUID, *choices: Choice, **said: Any) -> UUID:
        with self.scope() as session:
            found = decision_sets.get(session, decision_set_id)
            job = decision_sets.answer(session, found, {}, settle=choices, actor="me", **said)
            going_on = decision_sets.of_job(session, job).id
        self._work()
        return going_on

    def read(self, decision_set_id: UUID) -> tuple[str, Intake]:
        with self.scope() as session:
            found = decision_sets.get(session, decision_set_id)
            return found.status, decision_sets.intake(found)

    def report(self, decision_set_id: UUID) -> str:
        with self.scope() as session:
            found = artifacts.at(session, decision_sets.get(session, decision_set_id), designs.REPORT)
            return artifacts.read(storage.open_store(self.settings), found).decode()

    def _work(self) -> None:
        worker = loop.Worker(self.settings, self.engine)
        try:
            while worker.run_one():
                pass
        finally:
            worker.close()


@pytest.fixture
def line(settings: Settings, engine: Engine, scope: Scope, project: Project) -> Line:
    return Line(settings, engine, scope, project)


def test_what_was_misheard_is_held_and_planned_and_not_asked_again(line: Line, scope: Scope, project: Project) -> None:
    first = line.design(BOTH)
    status, read = line.read(first)
    assert (status, [c.fields for c in read.conflicts]) == ("needs_input", [DECIDER])
    assert line.settle(first, Choice(DECIDER), accept_defaults=True) == first
    status, held = line.read(first)
    assert (status, held.conflicts) == ("awaiting_approval", [])
    assert held.constraints.human_in_loop == read.constraints.human_in_loop
    second = line.design("Keep the logs for 400 days.", parent_id=first, accept_defaults=True)
    status, later = line.read(second)
    assert (status, later.settled) == ("awaiting_approval", held.settled)
    for told in (line.report(first), line.report(second)):
        assert "### Settled by a person" in told
        assert "| Both hold | no contradiction: the values stay as they were read | version 1 |" in told
    with scope() as session:
        read_again = [e.payload_jsonb["settled"] for e in events.after(session, project, 0)
                      if e.type == "constraints.extracted"]  # fmt: skip
    assert [len(told) for told in read_again] == [0, 1, 1]


def test_the_value_that_is_taken_is_planned_with(line: Line) -> None:
    first = line.design(BOTH)
    line.settle(first, Choice(DECIDER, "Let it act alone"), accept_defaults=True)
    _, settled = line.read(first)
    decider = settled.constraints.human_in_loop
    assert decider is not None
    assert (decider.value, decider.because) == (False, "chosen by a person: Let it act alone")
    assert "| Let it act alone | A person decides with it: no | version 1 |" in line.report(first)


def test_with_defaults_alone_a_contradiction_stays_infeasible_and_can_be_continued(line: Line) -> None:
    first = line.design(BOTH, accept_defaults=True)
    status, read = line.read(first)
    assert (status, [c.fields for c in read.conflicts]) == ("infeasible", [DECIDER])
    second = line.settle(first, Choice(DECIDER, 0), accept_defaults=True)
    assert second != first
    assert line.read(first)[0] == "infeasible"
    assert line.read(second)[0] == "awaiting_approval"


def test_what_the_planner_refuses_is_continued_by_a_way_out_and_costs_what_it_says(line: Line) -> None:
    first = line.design(DEAR, accept_defaults=True)
    status, refused = line.read(first)
    assert status == "infeasible"
    [conflict] = refused.conflicts
    assert conflict.heard is False
    way = next(way for way in conflict.relaxations if way.put.get("budget.monthly_usd"))
    second = line.settle(first, Choice(conflict.fields, way.change), accept_defaults=True)
    status, settled = line.read(second)
    budget = settled.constraints.budget.monthly_usd
    assert budget is not None
    assert (status, budget.value) == ("awaiting_approval", way.put["budget.monthly_usd"])
    assert settled.settled[0].version == 2
    assert f"| {way.change} |" in line.report(second)


def test_what_is_still_infeasible_after_it_is_refused_again(line: Line) -> None:
    first = line.design(DEAR, accept_defaults=True)
    with line.scope() as session:
        found = decision_sets.get(session, first)
        read = decision_sets.intake(found)
        [conflict] = read.conflicts
        ways = [conflict.relaxations[0].model_copy(update={"put": {"budget.monthly_usd": 6.0}})]
        told = conflict.model_copy(update={"relaxations": ways})
        decision_sets.set_intake(found, read.model_copy(update={"conflicts": [told]}))
    status, again = line.read(line.settle(first, Choice(conflict.fields, 0), accept_defaults=True))
    assert status == "infeasible"
    assert again.conflicts
    assert again.settled
