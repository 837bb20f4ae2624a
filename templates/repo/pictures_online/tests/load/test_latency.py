"""A smoke test of latency in this process; `tests/load/load.py` is the load test against an environment."""

from __future__ import annotations

import io
import time
from datetime import UTC, datetime

from fastapi.testclient import TestClient
from PIL import Image

from mlsystem import pictures, sample
from mlsystem.settings import Settings
from services.api.app import create_app

# Generous on purpose: it catches a model that is loaded per request, not a slow machine.
LIMIT_P95_MS = 600.0
PHONE = (4000, 3000)


def photo(text: str) -> bytes:
    """As large as a phone takes it."""
    out = io.BytesIO()
    Image.fromarray(pictures.decode(text)).resize(PHONE).save(out, "JPEG")
    return out.getvalue()


def test_p95_of_a_short_run(system: Settings) -> None:
    seconds = []
    with TestClient(create_app(system)) as client:
        for record in sample.synthesise(30, 51, datetime(2025, 5, 1, tzinfo=UTC)):
            path, data = f"/pictures/{record['id']}?source={record['source']}", photo(record["picture"])
            started = time.perf_counter()
            answer = client.post(path, content=data, headers={"Content-Type": "image/jpeg"})
            seconds.append(time.perf_counter() - started)
            assert answer.status_code in (200, 202)
    p95 = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    assert p95 < LIMIT_P95_MS
