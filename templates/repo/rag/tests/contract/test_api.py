"""The HTTP contract of the assistant."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from mlsystem import prediction_log
from mlsystem.answering import Draft, ScriptedModel
from mlsystem.chat_endpoint import ChatError
from mlsystem.embedder import EmbeddingError, HashingEmbedder, Vectors
from mlsystem.index import Hit
from mlsystem.settings import Settings
from services.api.app import create_app
from services.api.metrics import FAILURES

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


@pytest.mark.parametrize(
    "body", [{}, {"question": "ab"}, {"question": "x" * 1001}, {**QUESTION, "groups": ["hr"]}]
)
def test_a_request_outside_the_schema_is_422(client: TestClient, body: dict[str, object]) -> None:
    assert client.post("/ask", json=body).status_code == 422


def test_probes_and_metrics(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ok", "index_version": "v0001"}
    client.post("/ask", json=QUESTION)
    shown = client.get("/metrics").text
    assert 'answers_total{refused="false"}' in shown
    assert "model_loaded 1.0" in shown
    assert "prediction_seconds_count" in shown


def test_while_the_model_is_down_the_passages_are_given(
    client: TestClient, system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(self: ScriptedModel, question: str, hits: list[Hit]) -> Draft:
        raise ChatError("the endpoint is silent")

    before = FAILURES._value.get()
    monkeypatch.setattr(ScriptedModel, "complete", down)
    response = client.post("/ask", json=QUESTION)
    answer = response.json()
    assert (response.status_code, answer["refused"], answer["reason"]) == (200, True, "model unavailable")
    assert "28 vacation days" in answer["passages"][0]["text"]
    assert FAILURES._value.get() == before + 1
    assert "passages" not in prediction_log.read(system.predictions)[-1]


def test_without_the_embedder_the_search_is_unavailable(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(self: HashingEmbedder, texts: list[str]) -> Vectors:
        raise EmbeddingError("the endpoint is silent")

    monkeypatch.setattr(HashingEmbedder, "embed", down)
    response = client.post("/ask", json=QUESTION)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


def test_without_an_index_the_service_is_unavailable(empty: Settings) -> None:
    with TestClient(create_app(empty)) as client:
        assert client.get("/readyz").status_code == 503
        assert client.post("/ask", json=QUESTION).status_code == 503
