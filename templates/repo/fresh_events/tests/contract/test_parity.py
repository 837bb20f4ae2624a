"""A score over HTTP is the score the same model gives the same entity in a batch."""

from __future__ import annotations

import numpy as np
from fastapi.testclient import TestClient

from mlsystem import domain, predictor, sample
from mlsystem.settings import Settings
from pipelines import replay
from pipelines.stream import Worker

SAMPLE = sample.synthesise(50, seed=41)


def test_online_scores_equal_batch_scores(client: TestClient, system: Settings, worker: Worker) -> None:
    model = predictor.load(system.registry)
    batch = model.scores(SAMPLE.records, SAMPLE.activity)
    online = [
        client.post("/predict", json=body).json()[domain.ANSWER]
        for body in replay.decisions(SAMPLE, 20, worker)
    ]
    np.testing.assert_allclose(online, batch[:20], rtol=1e-6, atol=1e-6)
