"""A smoke test of latency in this process; `tests/load/load.py` is the load test against an environment."""

from __future__ import annotations

import time

from fastapi.testclient import TestClient

from mlsystem import sample
from mlsystem.settings import Settings
from pipelines.requests import bodies
from services.api.app import create_app

# Generous on purpose: it catches a model that is loaded per request, not a slow machine.
LIMIT_P95_MS = 400.0


def test_p95_of_a_short_run(trained: Settings) -> None:
    seconds = []
    with TestClient(create_app(trained)) as client:
        for body in bodies(sample.synthesise(60, seed=51), 60):
            started = time.perf_counter()
            assert client.post("/predict", json=body).status_code == 200
            seconds.append(time.perf_counter() - started)
    p95 = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    assert p95 < LIMIT_P95_MS
