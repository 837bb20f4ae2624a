"""What is sent to an embedding model, what is taken back, and that a real one searches in a cloud."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mlsystem import assistant, http_json
from mlsystem.embedder import EmbeddingError, HashingEmbedder, NoEmbedderError
from mlsystem.endpoint_embedder import EndpointEmbedder

VERTEX = "https://vertex/models/gemini-embedding-001:predict"


class Service:
    """Answers as the protocol of the address does; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any], str]] = []

    def post(self, address: str, body: dict[str, Any], token: str, timeout_s: float) -> Any:
        self.asked.append((address, body, token))
        if "instances" in body:
            return {"predictions": [{"embeddings": {"values": [3.0, 4.0]}} for _ in body["instances"]]}
        rows = [{"index": n, "embedding": [float(len(text)), 0.0]} for n, text in enumerate(body["input"])]
        return {"data": rows[::-1]}


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    found = Service()
    monkeypatch.setattr(http_json, "post", found.post)
    return found


def test_many_texts_go_in_few_requests_and_come_back_in_order(service: Service) -> None:
    texts = ["a" * (n + 1) for n in range(65)]
    vectors = EndpointEmbedder("https://llm/openai/v1/", "te", lambda: "secret").embed(texts)
    assert vectors.shape == (65, 2)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0)
    assert [(address, token) for address, _, token in service.asked] == [
        ("https://llm/openai/v1/embeddings", "secret")
    ] * 2
    assert service.asked[0][1] == {"model": "te", "input": texts[:64]}


def test_vertex_is_asked_its_own_way(service: Service) -> None:
    vectors = EndpointEmbedder(VERTEX, "gemini-embedding-001", str).embed(["one", "two"])
    np.testing.assert_allclose(vectors, [[0.6, 0.8]] * 2, atol=1e-6)
    assert service.asked[1] == (VERTEX, {"instances": [{"content": "two"}]}, "")


def test_another_answer_and_silence_are_errors(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_json, "post", lambda *asked: {"data": []})
    with pytest.raises(EmbeddingError, match="0 vectors for 1"):
        EndpointEmbedder("http://llm", "te", str).embed(["one"])
    monkeypatch.undo()
    with pytest.raises(EmbeddingError):
        EndpointEmbedder("http://127.0.0.1:1", "te", str).embed(["one"])


def test_where_a_language_model_answers_the_demo_does_not_search(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MLSYSTEM_CHAT_MODEL", "MLSYSTEM_EMBEDDING_MODEL", "MLSYSTEM_EMBEDDING_URL"):
        monkeypatch.delenv(name, raising=False)
    assert isinstance(assistant.embedder(), HashingEmbedder)
    monkeypatch.setenv("MLSYSTEM_CHAT_MODEL", "gpt-5-mini")
    with pytest.raises(NoEmbedderError, match="MLSYSTEM_EMBEDDING_MODEL"):
        assistant.embedder()
    monkeypatch.setenv("MLSYSTEM_EMBEDDING_MODEL", "te")
    monkeypatch.setenv("MLSYSTEM_EMBEDDING_URL", "http://llm/v1")
    assert isinstance(assistant.embedder(), EndpointEmbedder)
