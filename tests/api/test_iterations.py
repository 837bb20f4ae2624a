from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import Engine

from core import decision_sets
from core.models.decision_set import DecisionSet
from tests.api.designs import finish_it, plan_it, scope_of
from tests.api.test_gates import decide

OVERRIDE = {"role": "serve.online", "pattern_id": "aws.serve.b", "reason": "we know it"}


def act(client: TestClient, accepted: dict[str, Any], action: str, body: Any = None) -> Response:
    answer: Response = client.post(f"/decision-sets/{accepted['decision_set_id']}/{action}", json=body)
    return answer


def read(client: TestClient, accepted: dict[str, Any]) -> dict[str, Any]:
    return dict(client.get(f"/decision-sets/{accepted['decision_set_id']}").json())


def test_an_override_makes_a_child_version(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    plan_it(engine, proposed)
    answer = act(client, proposed, "overrides", {"overrides": [OVERRIDE]})
    assert (answer.status_code, answer.json()["version"]) == (202, 2)
    child = read(client, answer.json())
    assert child["parent_id"] == proposed["decision_set_id"]
    assert [(o["role"], o["kind"], o["pattern_id"], o["origin"]) for o in child["overrides"]] == [
        ("serve.online", "require", "aws.serve.b", "user")
    ]
    assert client.get(f"/jobs/{answer.json()['job_id']}").json()["status"] == "available"


@pytest.mark.parametrize("pins", [["serve.online"], [{"role": "serve.online", "reason": "kept by hand"}]])
def test_a_pin_makes_a_child_version(
    client: TestClient, engine: Engine, proposed: dict[str, Any], pins: list[Any]
) -> None:
    plan_it(engine, proposed)
    assert read(client, act(client, proposed, "pins", {"pins": pins}).json())["pins"] == ["serve.online"]


@pytest.mark.parametrize(
    ("action", "body", "status"),
    [
        ("overrides", {"overrides": []}, 422),
        ("overrides", {"overrides": [{**OVERRIDE, "role": "serve.edge"}]}, 422),
        ("overrides", {"overrides": [{"role": "serve.online", "reason": "nothing asked"}]}, 422),
        ("overrides", {"overrides": [{**OVERRIDE, "pattern_id": "../../etc"}]}, 422),
        ("overrides", {"overrides": [{**OVERRIDE, "reason": ""}]}, 422),
        ("pins", {"pins": ["no.such.role"]}, 422),
        ("pins", {}, 422),
        ("promote", None, 409),
        ("generate", None, 409),
        ("budget", {"cap_usd": -1}, 422),
        ("budget", {"cap_usd": "NaN"}, 422),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    client: TestClient, engine: Engine, proposed: dict[str, Any], action: str, body: Any, status: int
) -> None:
    plan_it(engine, proposed)
    before = read(client, proposed)
    assert act(client, proposed, action, body).status_code == status
    assert read(client, proposed) == before
    assert len(client.get(f"/projects/{before['project_id']}/decision-sets").json()["items"]) == 1


def test_what_was_decided_by_hand_is_carried_on(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    plan_it(engine, proposed)
    project_id = read(client, proposed)["project_id"]
    child = act(client, proposed, "overrides", {"overrides": [OVERRIDE]}).json()
    plan_it(engine, child)
    grandchild = act(client, child, "pins", {"pins": ["serve.online"]}).json()
    words = client.post(f"/projects/{project_id}/constraints", json={"text": "In Frankfurt, please."}).json()
    for version in (grandchild, words):
        shown = read(client, version)
        assert [override["pattern_id"] for override in shown["overrides"]] == ["aws.serve.b"]
        assert shown["pins"] == ["serve.online"]
    plan_it(engine, words)
    changed = act(client, words, "overrides", {"overrides": [{**OVERRIDE, "pattern_id": "aws.serve.c"}]}).json()
    shown = read(client, changed)
    assert ([o["pattern_id"] for o in shown["overrides"]], shown["pins"]) == (["aws.serve.c"], [])


def test_steering_needs_a_plan(client: TestClient, proposed: dict[str, Any]) -> None:
    assert act(client, proposed, "overrides", {"overrides": [OVERRIDE]}).status_code == 409
    assert act(client, proposed, "pins", {"pins": ["serve.online"]}).status_code == 409


def test_promoting_supersedes_the_parent(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    plan_it(engine, proposed)
    child = act(client, proposed, "pins", {"pins": ["serve.online"]}).json()
    assert act(client, child, "promote").status_code == 202
    assert read(client, proposed)["status"] == "superseded"
    assert act(client, child, "promote").status_code == 409


def test_cancelling_stops_the_job_too(client: TestClient, proposed: dict[str, Any]) -> None:
    assert act(client, proposed, "cancel").json()["status"] == "cancelled"
    assert client.get(f"/jobs/{proposed['job_id']}").json()["status"] == "cancelled"
    assert act(client, proposed, "cancel").status_code == 409


def test_generating_again_needs_an_approval(
    client: TestClient, engine: Engine, settings: Any, proposed: dict[str, Any]
) -> None:
    plan_it(engine, proposed)
    decide(client, proposed)
    finish_it(engine, settings, proposed, {"a": b"1"})
    answer = act(client, proposed, "generate")
    assert (answer.status_code, answer.json()["status"]) == (202, "generating")


def test_raising_the_cap_lets_a_stopped_set_go_on(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    assert act(client, proposed, "budget", {"cap_usd": "2.50"}).json()["job_id"] is None
    with scope_of(engine, proposed) as session:
        decision_sets.transition(session, session.query(DecisionSet).one(), "awaiting_budget")
    assert act(client, proposed, "budget", {"cap_usd": 0}).status_code == 422
    answer = act(client, proposed, "budget", {"cap_usd": 20}).json()
    assert answer["status"] == "extracting"
    assert answer["job_id"] is not None
    assert read(client, proposed)["cap_usd"] == "20.00"
