"""Batch jobs of Azure OpenAI and Vertex AI, with services that record what they are asked."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from mlsystem import bedrock_batch, model_batches
from mlsystem.batch_model import Request
from mlsystem.batch_service import BatchJobError, Service
from mlsystem.openai_batch import OpenAiBatch
from mlsystem.settings import Settings
from mlsystem.vertex_batch import VertexBatch

CONF = {"poll_seconds": 5, "max_wait_seconds": 20}
REQUESTS = [Request(f"d#{n}", "Read.", {"total": ["Total"]}, f"Total: {n}.0") for n in range(2)]


@dataclass(frozen=True)
class Scripted(Service):
    """`states` are what the job says when asked; `sent` is what was asked."""

    states: list[str] = field(default_factory=list)
    sent: list[tuple[str, bytes | None, str]] = field(default_factory=list)

    def call(self, path: str, body: bytes | None = None, kind: str = "application/json") -> bytes:
        self.sent.append((path, body, kind))
        fixed = {
            "/files": {"id": "f1"},
            "/batchPredictionJobs": {"name": "projects/p/batchPredictionJobs/j1"},
        }
        if path == "/files/f2/content":
            good = {"choices": [{"message": {"content": '{"total": 1.0}'}}]}
            lines = [
                {"custom_id": "d#0", "response": {"status_code": 429, "body": {}}},
                {"custom_id": "d#1", "response": {"status_code": 200, "body": good}},
            ]
            return "\n".join(map(json.dumps, lines)).encode()
        if path in ("/batches/b1", "/batchPredictionJobs/j1"):
            state = self.states.pop(0)
            return json.dumps({"status": state, "state": state, "output_file_id": "f2"}).encode()
        return json.dumps(fixed.get(path, {"id": "b1"})).encode()


def service(*states: str) -> Scripted:
    return Scripted("https://llm", "chat", lambda: "t", 100, CONF, lambda _: None, list(states))


class Store:
    """The mounted bucket; answers the second request only, after a line that failed."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        self.objects[Key] = Body
        asked = [json.loads(line) for line in Body.splitlines()]
        answer = {"candidates": [{"content": {"parts": [{"text": '{"total": 1.0}'}]}}]}
        lines = [{**asked[1], "response": answer}, {**asked[0], "status": "quota", "response": {}}]
        folder = Key.removesuffix("/in.jsonl")
        self.objects[f"{folder}/out/x/predictions.jsonl"] = "\n".join(map(json.dumps, lines)).encode()

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(self.objects[Key])}

    def get_paginator(self, name: str) -> Store:
        assert name == "list_objects_v2"
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        return [{"Contents": [{"Key": key} for key in self.objects if key.startswith(Prefix)]}]


def test_azure_gets_one_file_and_gives_one_back() -> None:
    asked = service("in_progress", "completed")
    assert OpenAiBatch(asked).complete(REQUESTS) == {"d#1": '{"total": 1.0}'}
    path, body, kind = asked.sent[0]
    assert path == "/files"
    assert kind.startswith("multipart/form-data; boundary=")
    assert body is not None
    assert body.count(b'"custom_id"') == 2
    job = json.loads(asked.sent[1][1] or b"{}")
    assert (job["input_file_id"], job["completion_window"]) == ("f1", "24h")


def test_vertex_answers_are_found_by_their_request() -> None:
    asked, store = service("JOB_STATE_RUNNING", "JOB_STATE_SUCCEEDED"), Store()
    assert VertexBatch(asked, store, "/mnt", "bucket").complete(REQUESTS) == {"d#1": '{"total": 1.0}'}
    job = json.loads(asked.sent[0][1] or b"{}")
    assert job["model"] == "publishers/google/models/chat"
    assert job["inputConfig"]["gcsSource"]["uris"][0].startswith("gs://bucket/batch/")


@pytest.mark.parametrize("states", [("failed",), ("in_progress",) * 4])
def test_a_job_that_does_not_complete_gives_nothing(states: tuple[str, ...]) -> None:
    with pytest.raises(BatchJobError):
        OpenAiBatch(service(*states)).complete(REQUESTS)


def test_the_environment_names_the_service(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert model_batches.configured(empty, "chat") is None
    monkeypatch.setenv("MLSYSTEM_BATCH_MODEL", "chat")
    monkeypatch.setenv("MLSYSTEM_LLM_URL", "https://llm")
    monkeypatch.setenv("MLSYSTEM_BATCH_API", "openai")
    assert isinstance(bedrock_batch.model(empty), OpenAiBatch)
    monkeypatch.setenv("MLSYSTEM_BATCH_API", "vertex")
    monkeypatch.setenv("MLSYSTEM_BATCH_BUCKET", "bucket")
    assert isinstance(bedrock_batch.model(empty), VertexBatch)
