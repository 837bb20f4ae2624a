"""What is chosen of contradictions is one of the choices there are, or nothing is recorded."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from core import decision_sets, events
from core.constraints import Conflict, Constraints, Intake, Relaxation
from core.errors import BadInput
from core.models.decision_set import DecisionSet
from core.models.job import Job
from core.models.project import Project
from core.settling import Choice, settlements
from tests.conftest import Scope

MORE = Relaxation(change="Raise the budget to $900", put={"budget.monthly_usd": 900.0}, monthly_usd=880)
LESS = Relaxation(change="Raise the budget to $700", put={"budget.monthly_usd": 700.0})
OPEN = Relaxation(change="Leave the region open", put={"regions": None})
HEARD = Conflict(fields=["human_in_loop", "latency.p95_ms"], explanation="“a”: b", relaxations=[MORE], heard=True)
TYPED = Conflict(fields=["budget.monthly_usd"], explanation="too little", relaxations=[MORE, LESS, OPEN])
INTAKE = Intake(brief="x", constraints=Constraints(), conflicts=[HEARD, TYPED])


def resting(scope: Scope, project: Project, *moves: str) -> DecisionSet:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        decision_sets.set_intake(decision_set, INTAKE)
        for status in moves:
            decision_sets.transition(session, decision_set, status)
        return decision_set


@pytest.mark.parametrize("take", [1, "Raise the budget to $700"])
def test_a_way_is_taken_by_its_words_or_its_place(take: str | int) -> None:
    [one] = settlements(INTAKE, [Choice(["budget.monthly_usd"], take)], 3, [])
    assert (one.taken, one.explanation, one.version) == (LESS, TYPED.explanation, 3)


def test_fields_name_a_conflict_in_any_order() -> None:
    [one] = settlements(INTAKE, [Choice(["latency.p95_ms", "human_in_loop"])], 1, [])
    assert (one.fields, one.taken, one.chosen) == (HEARD.fields, None, "Both hold")


@pytest.mark.parametrize(
    ("choices", "answered", "fields"),
    [
        ([Choice(["cloud"], 0)], [], ["cloud"]),
        ([Choice(["budget.monthly_usd"], 3)], [], TYPED.fields),
        ([Choice(["budget.monthly_usd"], "Spend more")], [], TYPED.fields),
        ([Choice(["budget.monthly_usd"])], [], TYPED.fields),
        ([Choice(TYPED.fields, 0), Choice(TYPED.fields, 1)], [], TYPED.fields),
        ([Choice(TYPED.fields, 1), Choice(HEARD.fields, 0)], [], ["budget.monthly_usd"]),
        ([Choice(TYPED.fields, 2)], ["regions"], ["regions"]),
    ],
    ids=["unknown", "no place", "no words", "held", "twice", "two values", "answered"],
)
def test_what_is_no_choice_is_refused_with_its_fields(
    choices: list[Choice], answered: list[str], fields: list[str]
) -> None:
    with pytest.raises(BadInput) as refused:
        settlements(INTAKE, choices, 1, answered)
    assert refused.value.extra["fields"] == fields


def test_two_ways_may_set_a_field_alike() -> None:
    assert len(settlements(INTAKE, [Choice(TYPED.fields, 0), Choice(HEARD.fields, 0)], 1, ["cloud"])) == 2


def test_settling_goes_to_intake_and_into_the_log(scope: Scope, project: Project) -> None:
    seen = resting(scope, project, "needs_input")
    with scope() as session:
        found = decision_sets.get(session, seen.id)
        job = decision_sets.answer(session, found, {}, settle=[Choice(TYPED.fields, 0)], actor="me")
        assert (job.decision_set_id, found.status) == (seen.id, "extracting")
        [told] = job.payload_jsonb["settled"]
        assert told["taken"]["change"] == MORE.change
    with scope() as session:
        log = [(e.type, e.actor) for e in events.after(session, project, 0)]
        assert log[-2:] == [("conflicts.settled", "me"), ("decision_set.extracting", "me")]


def test_an_infeasible_set_is_continued_by_the_next_version(scope: Scope, project: Project) -> None:
    seen = resting(scope, project, "planning", "infeasible")
    with scope() as session:
        found = decision_sets.get(session, seen.id)
        job = decision_sets.answer(session, found, {}, settle=[Choice(TYPED.fields, 0)], actor="me")
        child = decision_sets.of_job(session, job)
        assert (child.parent_id, child.version, child.status) == (seen.id, 2, "extracting")
        assert found.status == "infeasible"
        [told] = decision_sets.intake(child).settled
        assert (told.taken, told.version) == (MORE, 2)
    with scope() as session:
        log = [(e.type, e.decision_set_id) for e in events.after(session, project, 0)]
        assert log[-2:] == [("decision_set.proposed", child.id), ("conflicts.settled", child.id)]


@pytest.mark.parametrize("said", [{"settle": [Choice(["cloud"], 0)]}, {"accept_defaults": True}])
def test_what_is_refused_makes_no_version(scope: Scope, project: Project, said: dict[str, Any]) -> None:
    seen = resting(scope, project, "planning", "infeasible")
    with pytest.raises((BadInput, decision_sets.InvalidTransition)), scope() as session:
        decision_sets.answer(session, decision_sets.get(session, seen.id), {}, **said)
    with scope() as session:
        assert len(decision_sets.versions(session, project)) == 1
        assert session.scalars(select(Job)).all() == []
