"""Documents travel packed to whoever takes them so; streams and small answers as they are."""

from __future__ import annotations

from typing import Any

import httpx
from fastapi.testclient import TestClient

TEXT = "Churn scores for 2 million users. " * 120


def test_a_long_document_is_packed_and_says_the_same(client: TestClient, project_id: str) -> None:
    made: dict[str, Any] = client.post(f"/projects/{project_id}/constraints", json={"text": TEXT}).json()
    address = f"/decision-sets/{made['decision_set_id']}"
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    plain = client.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.json() == plain.json()
    assert "content-encoding" not in plain.headers


def test_short_answers_and_streams_are_not_packed(origin: str) -> None:
    asked = {"accept-encoding": "gzip"}
    with httpx.Client(base_url=origin, trust_env=False, headers=asked) as client:
        made = client.post("/projects", json={"name": "Churn"})
        assert "content-encoding" not in made.headers
        stream = {"accept": "text/event-stream"}
        with client.stream("GET", f"/projects/{made.json()['id']}/events", headers=stream) as events:
            assert "content-encoding" not in events.headers
            assert "project.created" in next(line for line in events.iter_lines() if line.startswith("data:"))
