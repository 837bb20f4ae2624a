"""The batch through a chat endpoint: every answer belongs to its request, a failed one is absent."""

from __future__ import annotations

from typing import Any

import pytest

from mlsystem import bedrock_batch, settings
from mlsystem.batch_model import Request
from mlsystem.bedrock_chat import BedrockChat
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


class Runtime:
    """What `converse` is asked, and an answer in its shape."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def converse(self, **asked: Any) -> dict[str, Any]:
        self.asked = asked
        content = [{"text": '{"total": '}, {"text": "12.5}"}]
        return {"output": {"message": {"content": content}}, "usage": {"inputTokens": 40, "outputTokens": 6}}


def test_a_chat_model_is_asked_once_a_passage_behind_its_guardrail() -> None:
    runtime = Runtime()
    model = EndpointBatch(BedrockChat(runtime, "profile", "rail"), max_tokens=10)
    assert model.complete([request("d1", "text")]) == {"d1": '{"total": 12.5}'}
    assert runtime.asked["modelId"] == "profile"
    assert runtime.asked["guardrailConfig"]["guardrailIdentifier"] == "rail"
    assert runtime.asked["inferenceConfig"] == {"maxTokens": 10, "temperature": 0}


def test_a_call_that_fails_leaves_its_document_to_a_person() -> None:
    model = EndpointBatch(BedrockChat(object(), "profile"), max_tokens=10)
    assert model.complete([request("d1", "text")]) == {}


def test_a_chat_model_without_an_address_is_one_of_bedrock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLSYSTEM_CHAT_MODEL", "profile")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    chosen = bedrock_batch.model(settings.load())
    assert isinstance(chosen, EndpointBatch)
    assert isinstance(chosen.endpoint, BedrockChat)
