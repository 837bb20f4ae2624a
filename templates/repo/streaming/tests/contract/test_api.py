"""The HTTP contract: decisions, repeats, the analysts' queue, and what happens without a model."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import polars as pl
import pytest
from fastapi.testclient import TestClient

from mlsystem import payments, prediction_log, registry, sample
from mlsystem.settings import Settings
from mlsystem.state import ReviewQueue, State
from mlsystem.store import Local, LocalQueue
from pipelines import labels, snapshot
from pipelines.train import table
from services.api.app import create_app

SAMPLE = sample.synthesise(30, seed=41)
BODIES: list[dict[str, Any]] = [json.loads(payments.encode(p)) for p in payments.rows(SAMPLE.payments)]
BODY = BODIES[0]


def burst(size: int = 8) -> list[dict[str, Any]]:
    """Many payments of one card within a minute, far from each other."""
    at = sample.START + timedelta(days=150)
    moments = [(at + timedelta(seconds=5 * i)).isoformat() for i in range(size)]
    return [
        {**BODY, "event_id": f"b{i}", "at": m, "arrived_at": m, "amount": 900.0, "lat": -40.0 + 10 * i}
        for i, m in enumerate(moments)
    ]


def test_a_decision_names_its_model_and_is_logged(client: TestClient, system: Settings) -> None:
    response = client.post("/decide", json=BODY)
    assert response.status_code == 200
    version = registry.resolve(system.registry)
    assert response.headers["x-model-version"] == response.json()["model_version"] == version
    (entry,) = prediction_log.read(system.predictions)
    assert entry["event_id"] == BODY["event_id"]
    assert set(entry["features"]) == set(registry.card(system.registry, version).inputs)


def test_a_repeated_payment_gets_the_same_answer_and_counts_once(
    client: TestClient, system: Settings
) -> None:
    answers = [client.post("/decide", json=BODY).json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert len(prediction_log.read(system.predictions)) == 1


def test_a_burst_is_stopped_queued_and_resolved_into_a_label(client: TestClient, system: Settings) -> None:
    answers = [client.post("/decide", json=body).json() for body in burst()]
    assert answers[-1]["action"] in ("review", "hold")
    assert answers[-1]["reasons"]
    queued = client.get("/review", params={"limit": 50}).json()
    assert answers[-1]["event_id"] in {item["payment"]["event_id"] for item in queued}
    url, found = f"/review/{answers[-1]['event_id']}", {"fraud": True, "analyst": "ann"}
    assert client.post(url, json=found).json()["fraud"] == 1
    assert client.post(url, json=found).status_code == 404
    assert [labels.collect(system), labels.collect(system)] == [1, 0]
    landed = table("labels", system).filter(pl.col("event_id") == answers[-1]["event_id"])
    assert landed["fraud"].to_list() == [1]


def broken() -> list[dict[str, Any]]:
    return [
        {**BODY, "amount": -1},
        {**BODY, "channel": "fax"},
        {**BODY, "at": "2025-05-01T10:00:00"},
        {**BODY, "at": "2999-05-01T10:00:00Z"},
        {**BODY, "unknown_field": 1},
        {k: v for k, v in BODY.items() if k != "card_id"},
    ]


@pytest.mark.parametrize("body", broken())
def test_a_request_outside_the_schema_is_422(client: TestClient, body: dict[str, Any]) -> None:
    assert client.post("/decide", json=body).status_code == 422


def test_probes_and_metrics(client: TestClient, system: Settings) -> None:
    ready = {"status": "ok", "model_version": "v0001", "risk": "none yet"}
    assert client.get("/readyz").json() == ready
    snapshot.publish(system, sample.KNOWN_AT.date())
    assert client.get("/readyz").json()["risk"] == str(sample.KNOWN_AT.date())
    late = {**BODY, "event_id": "late", "at": "2025-01-01T00:00:00Z", "arrived_at": "2025-01-02T00:00:00Z"}
    assert client.post("/decide", json=late).json()["late"] is True
    text = client.get("/metrics").text
    assert "payments_late_total" in text
    assert 'decisions_total{action="' in text


def test_without_a_model_the_rules_answer_and_say_so(empty: Settings) -> None:
    with TestClient(create_app(empty)) as client:
        assert client.get("/readyz").json()["model_version"] == "rules"
        answers = [client.post("/decide", json=body).json() for body in burst()]
    assert all(a["degraded"] and a["model_version"] == "rules" for a in answers)
    assert (answers[0]["action"], answers[-1]["action"]) == ("allow", "hold")
    assert "rule:many payments in a minute" in answers[-1]["reasons"]


class Unanswered(LocalQueue):
    def execute(self) -> list[Any]:
        raise ConnectionError("nobody answers")


class Away(Local):
    def pipeline(self, transaction: bool = True) -> LocalQueue:
        return Unanswered(self)


def test_while_the_store_is_away_payments_are_answered_and_counted_and_reviews_wait(
    client: TestClient, system: Settings
) -> None:
    work = client.app.state.work  # type: ignore[attr-defined]
    work.state, work.queue = State(Away()), ReviewQueue(Away())
    small, large = ({**BODY, "event_id": f"a{amount}", "amount": amount} for amount in (20.0, 2000.0))
    answers = [client.post("/decide", json=body).json() for body in (small, large)]
    assert [a["action"] for a in answers] == ["allow", "hold"]
    assert all(a["blind"] and a["degraded"] for a in answers)
    assert "decisions_blind_total 2.0" in client.get("/metrics").text
    assert client.get("/review").status_code == 503
    assert len(prediction_log.read(system.predictions)) == 2


def test_an_altered_model_is_not_served_and_one_that_raises_falls_back(system: Settings) -> None:
    with TestClient(create_app(system)) as client:
        work = client.app.state.work  # type: ignore[attr-defined]
        work.predictor = replace(work.predictor, model=object())
        assert client.post("/decide", json=BODY).json()["degraded"] is True
    (system.registry / "v0001" / "model.pkl").write_bytes(b"altered")
    with TestClient(create_app(system)) as client:
        assert client.post("/decide", json=BODIES[1]).json()["model_version"] == "rules"
