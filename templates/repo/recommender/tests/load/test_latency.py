"""A smoke test of latency in this process; `tests/load/load.py` is the load test against an environment."""

from __future__ import annotations

import time
from datetime import datetime

from fastapi.testclient import TestClient

from mlsystem import sample
from mlsystem.settings import Settings
from mlsystem.store import Local
from pipelines import requests, snapshot, stream, warm
from services.api.app import create_app

# Generous on purpose: it catches a model that is loaded per request, not a slow machine.
LIMIT_P95_MS = 400.0


def test_p95_of_a_short_run(trained: Settings, now: datetime) -> None:
    snapshot.snapshot(trained, now.date())
    data, local, seconds = sample.synthesise(60, seed=71), Local(), []
    warm.fill(data.events, stream.histories(trained, local))
    with TestClient(create_app(trained, local)) as client:
        for body in requests.recommendations(data, now, 60):
            started = time.perf_counter()
            assert client.post("/recommend", json=body).status_code == 200
            seconds.append(time.perf_counter() - started)
    p95 = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    assert p95 < LIMIT_P95_MS
