"""The answer has the two ends of its range; a rule has none and says so."""

from __future__ import annotations

from fastapi.testclient import TestClient

from mlsystem import domain, prediction_log, sample
from mlsystem.settings import Settings
from pipelines.requests import bodies
from services.api.app import create_app

BODIES = bodies(sample.synthesise(20, seed=41), 20)


def test_every_answer_has_a_range_around_its_estimate(client: TestClient, system: Settings) -> None:
    for body in BODIES:
        answer = client.post("/predict", json=body).json()
        assert 0 <= answer["low"] <= answer[domain.ANSWER] <= answer["high"] <= domain.HIGHEST
        assert answer["low"] < answer["high"]
    assert {"low", "high"} <= set(prediction_log.read(system.predictions)[0])


def test_a_rule_has_no_range(empty: Settings) -> None:
    with TestClient(create_app(empty)) as client:
        answer = client.post("/predict", json=BODIES[0]).json()
    assert (answer["degraded"], answer["low"], answer["high"]) == (True, None, None)
