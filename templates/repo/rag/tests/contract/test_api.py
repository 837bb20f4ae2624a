"""The HTTP contract of the assistant."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from mlsystem import prediction_log
from mlsystem.settings import Settings
from services.api.app import create_app

QUESTION = {"question": "What is the rule about annual vacation days?"}


def test_an_answer_is_cited_disclosed_and_logged_without_its_text(
    client: TestClient, system: Settings
) -> None:
    answer = client.post("/ask", json=QUESTION).json()
    assert "28 vacation days" in answer["answer"]
    assert answer["citations"] == ["vacation#0"]
    assert "AI system" in answer["disclosure"]
    (entry,) = prediction_log.read(system.predictions)
    assert entry["request_id"] == answer["request_id"]
    assert not {"question", "answer"} & set(entry)


def test_what_nobody_wrote_down_is_refused(client: TestClient) -> None:
    answer = client.post("/ask", json={"question": "How do volcanoes erupt?"}).json()
    assert (answer["refused"], answer["citations"]) == (True, [])


def test_a_closed_page_is_cited_only_for_its_group(client: TestClient) -> None:
    body = {"question": "What is the rule about salary bands review?"}
    assert "payroll#0" not in client.post("/ask", json=body).json()["citations"]
    assert client.post("/ask", json={**body, "groups": ["hr"]}).json()["citations"] == ["payroll#0"]


@pytest.mark.parametrize(
    "body", [{}, {"question": "ab"}, {"question": "x" * 1001}, {**QUESTION, "admin": True}]
)
def test_a_request_outside_the_schema_is_422(client: TestClient, body: dict[str, object]) -> None:
    assert client.post("/ask", json=body).status_code == 422


def test_probes_and_metrics(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "index_version": "v0001"}
    client.post("/ask", json=QUESTION)
    assert 'answers_total{refused="false"}' in client.get("/metrics").text


def test_without_an_index_the_service_is_unavailable(empty: Settings) -> None:
    with TestClient(create_app(empty)) as client:
        assert client.get("/readyz").status_code == 503
        assert client.post("/ask", json=QUESTION).status_code == 503
