from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from core import decision_sets
from core.models.job import Job
from tests.api.designs import scope_of

BRIEF = {"text": "Churn scores for 2 million users, p95 under 100 ms, 500 USD a month, in the EU."}


def versions(client: TestClient, project_id: str) -> list[dict[str, Any]]:
    return list(client.get(f"/projects/{project_id}/decision-sets").json()["items"])


def test_a_brief_becomes_a_version_a_job_and_an_event(client: TestClient, project_id: str) -> None:
    answer = client.post(f"/projects/{project_id}/constraints", json=BRIEF)
    assert answer.status_code == 202
    accepted = answer.json()
    assert (accepted["version"], accepted["status"]) == (1, "extracting")
    job = client.get(answer.headers["location"]).json()
    assert (job["type"], job["status"], job["decision_set_id"]) == (
        "plan_decision_set", "available", accepted["decision_set_id"],
    )  # fmt: skip
    log = client.get(f"/projects/{project_id}/events", headers={"accept": "application/json"}).json()["items"]
    assert [(e["seq"], e["type"]) for e in log] == [(1, "project.created"), (2, "decision_set.proposed")]
    assert client.get(f"/decision-sets/{accepted['decision_set_id']}").json()["brief"] == BRIEF["text"]


@pytest.mark.parametrize(
    "body",
    [
        {}, {"text": ""}, {"text": " \n "}, {"text": "\x00\x01\x02"}, {"text": "..."}, {"text": "x" * 100_001},
        {"text": "ok", "unknown": 1}, {"text": 7}, {"constraints": {"budget": {"monthly_eur": {}}}},
        {"constraints": {"budget": {"monthly_usd": {"value": "much"}}}}, {"text": "ok", "parent_id": "x"},
    ],
)  # fmt: skip
def test_bad_briefs_are_refused_and_change_nothing(client: TestClient, project_id: str, body: object) -> None:
    answer = client.post(f"/projects/{project_id}/constraints", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert versions(client, project_id) == []


def test_text_that_is_no_unicode_is_refused(client: TestClient, project_id: str) -> None:
    body = b'{"text": "a brief with half a character \\ud800"}'
    headers = {"content-type": "application/json"}
    assert client.post(f"/projects/{project_id}/constraints", content=body, headers=headers).status_code == 422


def test_a_brief_of_one_megabyte_is_too_large(client: TestClient, project_id: str) -> None:
    answer = client.post(f"/projects/{project_id}/constraints", json={"text": "word " * 210_000})
    assert answer.status_code == 413
    assert versions(client, project_id) == []


def test_a_parent_must_be_of_the_same_project(client: TestClient, project_id: str, proposed: dict[str, Any]) -> None:
    other = client.post("/projects", json={"name": "Other"}).json()["id"]
    for parent in (str(uuid4()), proposed["decision_set_id"]):
        answer = client.post(f"/projects/{other}/constraints", json={**BRIEF, "parent_id": parent})
        assert answer.status_code == 404
    assert versions(client, other) == []


def test_the_next_version_continues_from_the_newest(client: TestClient, project_id: str) -> None:
    first, second = (client.post(f"/projects/{project_id}/constraints", json=BRIEF).json() for _ in range(2))
    rows = versions(client, project_id)
    assert [row["version"] for row in rows] == [2, 1]
    assert rows[0]["parent_id"] == first["decision_set_id"]
    assert second["version"] == 2
    page = client.get(f"/projects/{project_id}/decision-sets", params={"limit": 1}).json()
    rest = client.get(
        f"/projects/{project_id}/decision-sets", params={"limit": 1, "cursor": page["next_cursor"]}
    ).json()
    assert [page["items"][0]["version"], rest["items"][0]["version"], rest["next_cursor"]] == [2, 1, None]


def test_a_commit_that_fails_is_never_answered_202(client: TestClient, project_id: str, engine: Engine) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("the commit failed")

    served: Engine = client.app.state.engine  # type: ignore[attr-defined]
    event.listen(served, "commit", refuse)
    answer = client.post(f"/projects/{project_id}/constraints", json=BRIEF)
    event.remove(served, "commit", refuse)
    assert answer.status_code == 500
    assert versions(client, project_id) == []


def test_a_message_is_an_event_and_a_job(client: TestClient, project_id: str) -> None:
    answer = client.post(f"/projects/{project_id}/messages", json={"text": "Why Redis?"})
    assert answer.status_code == 202
    assert client.get(f"/jobs/{answer.json()['job_id']}").json()["type"] == "answer_message"
    log = client.get(f"/projects/{project_id}/events", headers={"accept": "application/json"}).json()["items"]
    assert (log[-1]["type"], log[-1]["payload"]["text"], log[-1]["actor"]) == ("chat.message", "Why Redis?", "local")
    assert client.post(f"/projects/{project_id}/messages", json={"text": " "}).status_code == 422


def test_answers(client: TestClient, engine: Engine, proposed: dict[str, Any]) -> None:
    path = f"/decision-sets/{proposed['decision_set_id']}/answers"
    assert client.post(path, json={"answers": {"cloud": "aws"}}).json()["code"] == "invalid_transition"
    with scope_of(engine, proposed) as session:
        decision_set = decision_sets.get(session, session.query(Job).one().decision_set_id)
        decision_sets.transition(session, decision_set, "needs_input")
    assert client.post(path, json={}).status_code == 422
    assert client.post(path, json={"answers": {"nonsense.path": 1}}).status_code == 422
    answer = client.post(path, json={"answers": {"cloud": "aws", "budget.monthly_usd": 500}, "accept_defaults": True})
    assert (answer.status_code, answer.json()["status"]) == (202, "extracting")
    with scope_of(engine, proposed) as session:
        job = session.get(Job, answer.json()["job_id"])
        assert job is not None
        assert job.payload_jsonb["answers"] == {"cloud": "aws", "budget.monthly_usd": 500}
        assert job.payload_jsonb["accept_defaults"] is True
