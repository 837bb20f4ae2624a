"""The batch through a chat endpoint: every answer belongs to its request, a failed one is absent."""

from __future__ import annotations

import pytest

from mlsystem import bedrock_batch, settings
from mlsystem.batch_model import Request
from mlsystem.chat_endpoint import ChatEndpoint, ChatError, Reply
from mlsystem.endpoint_batch import EndpointBatch


class Echo(ChatEndpoint):
    def ask(self, system: str, user: str, max_tokens: int) -> Reply:
        if "broken" in user:
            raise ChatError("no answer")
        return Reply(user.rsplit("<passage>\n", 1)[1].split("\n")[0], 5, max_tokens)


def request(name: str, passage: str) -> Request:
    return Request(name, "Read the fields.", {"total": ["Total"]}, passage)


def test_answers_belong_to_their_requests_and_a_failed_one_is_absent() -> None:
    asked = [request(f"d{i}", f"text {i}") for i in range(40)] + [request("bad", "broken")]
    found = EndpointBatch(Echo("http://llm", "chat"), max_tokens=10).complete(asked)
    assert found == {f"d{i}": f"text {i}" for i in range(40)}


def test_the_environment_chooses_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLSYSTEM_BATCH_MODEL", "chat")
    monkeypatch.setenv("MLSYSTEM_LLM_URL", "http://127.0.0.1:8000/v1")
    chosen = bedrock_batch.model(settings.load())
    assert isinstance(chosen, EndpointBatch)
    assert chosen.name == "chat"
