"""The features the service logs are those training computes from the landed table."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from fastapi.testclient import TestClient

from mlsystem import catalogue, domain, features, prediction_log, registry, sample, slates
from mlsystem.history import Landed, Window
from mlsystem.settings import Settings
from pipelines import requests, snapshot

DATA = sample.synthesise(40, seed=41)


def test_logged_features_equal_those_of_the_landed_table(
    client: TestClient, served: Settings, now: datetime
) -> None:
    for body in requests.events(DATA.events):
        assert client.post("/events", json=body).json() == {"accepted": len(body["events"])}
    asked = requests.recommendations(DATA, now, 60)
    for body in (body for body in asked if slates.arm(body[domain.USER], 0.05) == slates.TREATMENT):
        client.post("/recommend", json=body)
    conf, known = served.table("recommend"), catalogue.load(snapshot.path(served))
    model, _ = registry.load(served.registry, "v0001")
    aligned = model.index.aligned(known)
    landed = Landed(DATA.events, Window(conf["history_days"], conf["history_most"]))
    entries = prediction_log.read(served.predictions)
    assert len(entries) > 20
    for entry in entries:
        at = datetime.fromisoformat(entry["at"])
        who = features.user(landed.before(entry["user"], at), at.timestamp(), known)
        chosen = np.array([known.position[item] for item in entry["rows"]])
        built = features.build(who, at.timestamp(), chosen, known, aligned, conf["recent_items"])
        np.testing.assert_allclose(list(entry["rows"].values()), built, atol=1e-6)
        assert entry["features"]["history_count"] == who.count
