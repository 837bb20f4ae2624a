"""The HTTP contract: what is accepted, what is refused, what happens without a model."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from mlsystem import domain, features, prediction_log, predictor, registry, sample
from mlsystem.settings import Settings
from pipelines.requests import bodies
from services.api.app import create_app

SAMPLE = sample.synthesise(50, seed=41)
BODY = bodies(SAMPLE, 1)[0]


def test_a_prediction_names_its_model_and_is_logged(client: TestClient, system: Settings) -> None:
    response = client.post("/predict", json=BODY)
    assert response.status_code == 200
    answer = response.json()
    assert 0 <= answer[domain.ANSWER] <= domain.HIGHEST
    assert response.headers["x-model-version"] == answer["model_version"] == registry.resolve(system.registry)
    (entry,) = prediction_log.read(system.predictions)
    assert entry["request_id"] == answer["request_id"]
    assert set(entry["features"]) == set(registry.card(system.registry, "v0001").inputs)


def broken() -> list[dict[str, Any]]:
    return [
        {**BODY, domain.NUMERIC[0].name: "many"},
        {**BODY, domain.NUMERIC[0].name: domain.NUMERIC[0].high + 1},
        {**BODY, domain.CATEGORY[0].name: "unheard of"},
        {**BODY, "at": "2025-05-01T10:00:00"},
        {**BODY, "unknown_field": 1},
        {k: v for k, v in BODY.items() if k != domain.ENTITY},
    ]


@pytest.mark.parametrize("body", broken())
def test_a_request_outside_the_schema_is_422(client: TestClient, body: dict[str, Any]) -> None:
    assert client.post("/predict", json=body).status_code == 422


def test_probes_and_metrics(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "model_version": "v0001"}
    client.post("/predict", json=BODY)
    assert re.search(r'^predictions_total{.*model_version="v0001"', client.get("/metrics").text, re.MULTILINE)


def test_without_a_model_the_rule_answers_and_says_so(empty: Settings) -> None:
    with TestClient(create_app(empty)) as client:
        assert client.get("/readyz").json()["model_version"] == "rules"
        answer = client.post("/predict", json=BODY).json()
    assert (answer["degraded"], answer["model_version"]) == (True, "rules")
    assert answer[domain.ANSWER] in (domain.RULE_BELOW, domain.RULE_ABOVE)


def test_without_a_model_and_a_rule_the_service_is_unavailable(empty: Settings) -> None:
    with TestClient(create_app(replace(empty, fallback="none"))) as client:
        assert client.get("/readyz").status_code == 503
        response = client.post("/predict", json=BODY)
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")


def test_an_altered_model_is_not_served(system: Settings) -> None:
    (system.registry / "v0001" / "model.pkl").write_bytes(b"altered")
    with TestClient(create_app(system)) as client:
        assert client.post("/predict", json=BODY).json()["model_version"] == "rules"


def test_a_model_that_raises_falls_back(client: TestClient) -> None:
    loaded = client.app.state.running  # type: ignore[attr-defined]
    client.app.state.running = replace(loaded, model=object())  # type: ignore[attr-defined]
    assert client.post("/predict", json=BODY).json()["degraded"] is True


def test_reasons_are_features_that_raised_the_score(system: Settings) -> None:
    model = predictor.load(system.registry)
    scores = model.scores(SAMPLE.records, SAMPLE.activity)
    top = int(np.argmax(scores))
    owner = SAMPLE.records[top]
    score, reasons = model.explain(features.build(owner, SAMPLE.activity))
    assert score == pytest.approx(scores[top])
    assert 1 <= len(reasons) <= 3
    assert set(reasons) <= set(registry.card(system.registry, "v0001").inputs)


def test_a_model_of_other_features_is_refused(system: Settings) -> None:
    model, card = registry.load(system.registry, "v0001")
    facts = {
        "family": card.family,
        "metrics": {},
        "data_snapshot": "",
        "code_sha": "",
        "trained_at": card.trained_at,
    }
    other = registry.register(system.registry, model, inputs=["something_else"], **facts)
    registry.promote(system.registry, other.version)
    with pytest.raises(registry.RegistryError, match="other features"):
        predictor.load(system.registry)
