"""A smoke test of latency in this process; `tests/load/load.py` is the load test against an environment."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from fastapi.testclient import TestClient

from mlsystem import sample
from mlsystem.settings import Settings
from services.api.app import create_app

# Generous on purpose: it catches a model that is loaded per request, not a slow machine.
LIMIT_P95_MS = 400.0
NAMES = ("id", "text", "language", "received_at")


def test_p95_of_a_short_run(system: Settings) -> None:
    seconds = []
    with TestClient(create_app(system)) as client:
        for record in sample.synthesise(60, 51, datetime(2025, 5, 1, tzinfo=UTC)):
            started = time.perf_counter()
            assert client.post("/sort", json={n: record[n] for n in NAMES}).status_code == 200
            seconds.append(time.perf_counter() - started)
    p95 = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    assert p95 < LIMIT_P95_MS
