"""Contradictions are settled where questions are answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from core import decision_sets
from core.constraints import Conflict, Constraints, Intake, Relaxation
from tests.api.designs import scope_of

WAY = Relaxation(change="Raise the budget to $900", put={"budget.monthly_usd": 900.0}, monthly_usd=880)
MONEY = Conflict(fields=["budget.monthly_usd"], explanation="Too little.", relaxations=[WAY])
WORDS = Conflict(fields=["human_in_loop"], explanation="“a” and “b”", relaxations=[], heard=True)
TAKEN = {"fields": ["budget.monthly_usd"], "take": "Raise the budget to $900"}


def contradicted(engine: Engine, accepted: dict[str, Any], *moves: str) -> str:
    """The path its contradictions are settled under."""
    with scope_of(engine, accepted) as session:
        found = decision_sets.get(session, UUID(accepted["decision_set_id"]))
        intake = Intake(brief="Churn scores.", constraints=Constraints(), conflicts=[MONEY, WORDS])
        decision_sets.set_intake(found, intake)
        for status in moves:
            decision_sets.transition(session, found, status)
    return f"/decision-sets/{accepted['decision_set_id']}/answers"


def test_ways_are_taken_and_what_was_heard_is_held(
    client: TestClient, engine: Engine, proposed: dict[str, Any]
) -> None:
    path = contradicted(engine, proposed, "needs_input")
    shown = client.get(f"/decision-sets/{proposed['decision_set_id']}").json()
    assert [conflict["heard"] for conflict in shown["conflicts"]] == [False, True]
    body = {"settle": [TAKEN, {"fields": ["human_in_loop"], "hold": True}]}
    answer = client.post(path, json=body)
    assert (answer.status_code, answer.json()["status"], answer.json()["version"]) == (202, "extracting", 1)
    log = client.get(f"/projects/{shown['project_id']}/events", headers={"accept": "application/json"}).json()["items"]
    [told] = [event["payload"]["settled"] for event in log if event["type"] == "conflicts.settled"]
    assert [one["taken"] and one["taken"]["change"] for one in told] == [WAY.change, None]


@pytest.mark.parametrize(
    ("one", "code"),
    [
        ({"fields": ["cloud"], "take": 0}, "bad_input"),
        ({"fields": ["budget.monthly_usd"], "take": 1}, "bad_input"),
        ({"fields": ["budget.monthly_usd"], "take": "Spend more"}, "bad_input"),
        ({"fields": ["budget.monthly_usd"], "hold": True}, "bad_input"),
        ({"fields": ["budget.monthly_usd"]}, "invalid_request"),
        ({"fields": ["budget.monthly_usd"], "take": 0, "hold": True}, "invalid_request"),
        ({"fields": ["budget.monthly_usd"], "take": True}, "invalid_request"),
        ({"fields": ["budget.monthly_usd"], "take": -1}, "invalid_request"),
        ({"fields": [], "take": 0}, "invalid_request"),
        ({"take": 0}, "invalid_request"),
    ],
)
def test_what_is_no_choice_is_422_and_changes_nothing(
    client: TestClient, engine: Engine, proposed: dict[str, Any], one: dict[str, Any], code: str
) -> None:
    answer = client.post(contradicted(engine, proposed, "needs_input"), json={"settle": [one]})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, code)
    assert problem.get("fields") == (one["fields"] if code == "bad_input" else None)
    assert client.get(f"/decision-sets/{proposed['decision_set_id']}").json()["status"] == "needs_input"


def test_an_infeasible_version_is_continued_once_however_often_it_is_sent(
    client: TestClient, engine: Engine, proposed: dict[str, Any]
) -> None:
    path = contradicted(engine, proposed, "planning", "infeasible")
    assert client.post(path, json={"accept_defaults": True}).status_code == 409
    headers = {"idempotency-key": "settle-1"}
    answers = [client.post(path, json={"settle": [TAKEN]}, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    accepted = answers[0].json()
    assert (accepted["version"], accepted["status"]) == (2, "extracting")
    child = client.get(f"/decision-sets/{accepted['decision_set_id']}").json()
    assert child["parent_id"] == proposed["decision_set_id"]
    job = client.get(answers[0].headers["location"]).json()
    assert (job["type"], job["decision_set_id"]) == ("plan_decision_set", accepted["decision_set_id"])
