"""A smoke test of latency in this process; `tests/load/load.py` is the load test against an environment."""

from __future__ import annotations

import json
import time

from fastapi.testclient import TestClient

from mlsystem import payments, sample
from mlsystem.settings import Settings
from services.api.app import create_app

# Generous on purpose: it catches a model that is loaded per request, not a slow machine.
LIMIT_P95_MS = 400.0


def test_p95_of_a_short_run(system: Settings) -> None:
    seconds = []
    with TestClient(create_app(system)) as client:
        for payment in list(payments.rows(sample.synthesise(10, seed=51).payments))[:60]:
            body = json.loads(payments.encode(payment))
            started = time.perf_counter()
            assert client.post("/decide", json=body).status_code == 200
            seconds.append(time.perf_counter() - started)
    p95 = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    assert p95 < LIMIT_P95_MS
