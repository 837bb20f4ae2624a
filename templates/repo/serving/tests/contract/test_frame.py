"""What whoever runs the service relies on: it says it is alive, and its metrics can be scraped."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_the_service_is_alive_and_can_be_scraped(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    scraped = client.get("/metrics")
    assert scraped.headers["content-type"].startswith("text/plain")
    assert scraped.text.startswith("# HELP ")


def test_requests_of_callers_are_counted_by_status_and_probes_are_not(client: TestClient) -> None:
    def counted() -> float:
        lines = client.get("/metrics").text.splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.startswith("http_request_seconds_count"))

    before = counted()
    client.get("/nowhere")
    client.get("/healthz")
    assert counted() == before + 1
    assert 'http_requests_total{status="404"}' in client.get("/metrics").text
