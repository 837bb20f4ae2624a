from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response

BRIEF = {"text": "Churn scores for 2 million users."}


def propose(client: TestClient, project_id: str, key: str, body: Any = None) -> Response:
    headers = {"idempotency-key": key}
    answer: Response = client.post(f"/projects/{project_id}/constraints", json=body or BRIEF, headers=headers)
    return answer


def test_a_repeat_gets_the_first_answer_word_for_word(client: TestClient, project_id: str) -> None:
    first, again = propose(client, project_id, "k1"), propose(client, project_id, "k1")
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert len(client.get(f"/projects/{project_id}/decision-sets").json()["items"]) == 1


def test_the_same_key_with_another_body_is_refused(client: TestClient, project_id: str) -> None:
    propose(client, project_id, "k1")
    answer = propose(client, project_id, "k1", {"text": "Something else entirely."})
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_the_same_key_on_another_route_is_another_request(client: TestClient, project_id: str) -> None:
    propose(client, project_id, "k1")
    answer = client.post("/projects", json={"name": "x"}, headers={"idempotency-key": "k1"})
    assert answer.status_code == 201


def test_a_refused_request_does_not_use_up_its_key(client: TestClient, project_id: str) -> None:
    assert propose(client, project_id, "k1", {"text": ""}).status_code == 422
    assert propose(client, project_id, "k1").status_code == 202


def test_many_at_once_do_it_once(client: TestClient, project_id: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: propose(client, project_id, "same"), range(24)))
    assert {a.status_code for a in answers} <= {202, 409}
    assert len({a.content for a in answers if a.status_code == 202}) == 1
    assert {a.json()["code"] for a in answers if a.status_code == 409} <= {"request_in_flight"}
    assert len(client.get(f"/projects/{project_id}/decision-sets").json()["items"]) == 1


def test_keys_that_are_not_tokens(client: TestClient, project_id: str) -> None:
    assert propose(client, project_id, "x" * 201).status_code == 422
    assert propose(client, project_id, "a b").status_code == 422
