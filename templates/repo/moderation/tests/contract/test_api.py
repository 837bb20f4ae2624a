"""The HTTP contract: decisions, the queue, appeals, and what stays out of the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from mlsystem import prediction_log
from mlsystem.settings import Settings
from services.api.app import create_app

CALM = {"item_id": "a", "text": "the weather today lovely garden music", "locale": "en"}
RUDE = {"item_id": "b", "text": "zorgle blatch fnark grumpt zorgle wild", "locale": "en"}


@pytest.fixture
def people(empty: Settings) -> Iterator[TestClient]:
    """No classifier in use: everything goes to people."""
    with TestClient(create_app(empty)) as running:
        yield running


def decide(client: TestClient, case: str, who: str, decision: str = "allow") -> Any:
    return client.post(f"/cases/{case}/decision", json={"decision": decision, "moderator": who})


def test_clear_items_are_decided_and_logged_without_their_text(client: TestClient, system: Settings) -> None:
    assert client.post("/moderate", json=CALM).json()["decision"] == "allow"
    assert client.post("/moderate", json=RUDE).json()["decision"] == "remove"
    entries = prediction_log.read(system.predictions)
    assert [e["item_id"] for e in entries] == ["a", "b"]
    assert "text" not in entries[0]
    assert set(entries[0]["signals"]) == {"score", "unknown_share", "words"}


@pytest.mark.parametrize(
    "change", [{"locale": "svenska"}, {"text": ""}, {"text": "x" * 5001}, {"admin": True}]
)
def test_an_item_outside_the_schema_is_422(client: TestClient, change: dict[str, object]) -> None:
    assert client.post("/moderate", json={**CALM, **change}).status_code == 422


def test_without_a_classifier_people_decide(people: TestClient) -> None:
    assert people.get("/readyz").json() == {"status": "people only", "model_version": "none"}
    judged = people.post("/moderate", json=CALM).json()
    assert (judged["decision"], judged["stage"]) == ("review", "people")
    (case,) = people.get("/cases").json()
    assert decide(people, case["id"], "p1").json()["decision"] == "allow"
    assert decide(people, case["id"], "p2").status_code == 409
    assert people.get("/cases").json() == []
    assert decide(people, "unknown", "p1").status_code == 409


def test_an_appeal_comes_first_and_needs_another_person(people: TestClient) -> None:
    first = people.post("/moderate", json=RUDE).json()
    people.post("/moderate", json=CALM)
    decide(people, first["case_id"], "p1", "remove")
    appeal = people.post("/appeals", json={"item_id": RUDE["item_id"], "reason": "a quotation"})
    assert appeal.status_code == 202
    assert people.get("/cases").json()[0]["id"] == appeal.json()["id"]
    assert decide(people, appeal.json()["id"], "p1").status_code == 409
    assert decide(people, appeal.json()["id"], "p2").json()["decision"] == "allow"
    assert people.post("/appeals", json={"item_id": RUDE["item_id"], "reason": "again"}).status_code == 409


def test_with_a_full_queue_items_are_held_and_come_after_the_others(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = {**empty.table("cascade"), "max_open_cases": 1}
    monkeypatch.setattr(Settings, "table", lambda self, name: conf)
    with TestClient(create_app(empty)) as running:
        found = [running.post("/moderate", json={**CALM, "item_id": str(i)}).json() for i in range(2)]
        assert [f["decision"] for f in found] == ["review", "held"]
        assert [c["id"] for c in running.get("/cases").json()] == [f["case_id"] for f in found]


def test_replicas_share_the_queue(empty: Settings) -> None:
    with TestClient(create_app(empty)) as here, TestClient(create_app(empty)) as there:
        asked = [client.post("/moderate", json=CALM).json()["case_id"] for client in (here, there)]
        assert asked[0] == asked[1]
        assert decide(there, asked[0], "p1").status_code == 200
        assert decide(here, asked[0], "p2").status_code == 409
        assert here.get(f"/cases/{asked[0]}").json()["decision"] == "allow"
        assert there.get("/cases/unknown").status_code == 404
        assert here.post("/moderate", json=CALM).json()["decision"] == "allow"
        assert here.post("/moderate", json={**CALM, "text": "another"}).status_code == 409


def test_probes_and_metrics(client: TestClient) -> None:
    client.post("/moderate", json=CALM)
    assert 'decisions_total{decision="allow",stage="first"}' in client.get("/metrics").text
