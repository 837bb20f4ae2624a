"""What whoever runs the service relies on: it says it is alive, and its metrics can be scraped."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_the_service_is_alive_and_can_be_scraped(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    scraped = client.get("/metrics")
    assert scraped.headers["content-type"].startswith("text/plain")
    assert scraped.text.startswith("# HELP ")
