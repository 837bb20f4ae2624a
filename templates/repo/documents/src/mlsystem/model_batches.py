"""Batch jobs of managed models at half the token price: Azure OpenAI's and Vertex AI's, over plain HTTPS."""

from __future__ import annotations

import json
import os
import time
import urllib.request
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mlsystem import artifacts, cloud_identity
from mlsystem.batch_model import BatchModel, Request
from mlsystem.registry import sha256
from mlsystem.settings import Settings


class BatchJobError(Exception):
    """The job did not complete; nothing of it is used."""


@dataclass(frozen=True)
class Service:
    """`url` is the address that paths are added to; `conf` has `poll_seconds` and `max_wait_seconds`."""

    url: str
    name: str
    token: Callable[[], str]
    max_tokens: int
    conf: dict[str, Any]
    sleep: Callable[[float], None] = time.sleep

    def call(self, path: str, body: bytes | None = None, kind: str = "application/json") -> bytes:
        """GET, or POST with a body; the answer's bytes. Raises OSError."""
        headers = {"Authorization": f"Bearer {self.token()}", "Content-Type": kind}
        request = urllib.request.Request(f"{self.url}{path}", body, headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
            return bytes(answer.read())

    def until(self, path: str, status: str, good: tuple[str, ...], bad: tuple[str, ...]) -> dict[str, Any]:
        """The job once `status` is one of `good`. Raises BatchJobError for `bad` and for too long a wait."""
        for _ in range(self.conf["max_wait_seconds"] // self.conf["poll_seconds"]):
            job: dict[str, Any] = json.loads(self.call(path))
            if job[status] in good:
                return job
            if job[status] in bad:
                raise BatchJobError(f"{path} ended as {job[status]}")
            self.sleep(self.conf["poll_seconds"])
        raise BatchJobError(f"{path} did not end in time")


@dataclass(frozen=True)
class OpenAiBatch:
    """The batch protocol of Azure OpenAI: a file of requests, one job, a file of answers."""

    service: Service

    @property
    def name(self) -> str:
        return self.service.name

    def complete(self, requests: list[Request]) -> dict[str, str]:
        """Request id → answer text; what the model failed on is absent. Raises BatchJobError, OSError."""
        lines = "".join(json.dumps(self._line(r)) + "\n" for r in requests).encode()
        sent = {
            "input_file_id": self._upload(lines),
            "endpoint": "/chat/completions",
            "completion_window": "24h",
        }
        job = json.loads(self.service.call("/batches", json.dumps(sent).encode()))
        path = f"/batches/{job['id']}"
        done = self.service.until(path, "status", ("completed",), ("failed", "expired", "cancelled"))
        found = self.service.call(f"/files/{done['output_file_id']}/content").decode().splitlines()
        answers = [json.loads(line) for line in found]
        return {a["custom_id"]: _content(a) for a in answers if a["response"]["status_code"] == 200}

    def _line(self, request: Request) -> dict[str, Any]:
        messages = [{"role": "user", "content": request.prompt}]
        body = {"model": self.name, "messages": messages, "max_tokens": self.service.max_tokens}
        return {"custom_id": request.id, "method": "POST", "url": "/chat/completions", "body": body}

    def _upload(self, data: bytes) -> str:
        mark = uuid.uuid4().hex
        fields = (
            f'--{mark}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nbatch\r\n'
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="in.jsonl"\r\n'
            "Content-Type: application/jsonl\r\n\r\n"
        ).encode()
        body = fields + data + f"\r\n--{mark}--\r\n".encode()
        answer = self.service.call("/files", body, f"multipart/form-data; boundary={mark}")
        return str(json.loads(answer)["id"])


@dataclass(frozen=True)
class VertexBatch:
    """Vertex AI batch prediction; requests and answers lie in the artefact bucket, mounted at `mount`."""

    service: Service
    store: Any
    mount: str
    bucket: str

    @property
    def name(self) -> str:
        return self.service.name

    def complete(self, requests: list[Request]) -> dict[str, str]:
        """Request id → answer text; what the model failed on is absent. Raises BatchJobError, OSError."""
        lines = "".join(json.dumps(self._line(r)) + "\n" for r in requests).encode()
        folder = f"batch/{sha256(lines)[:16]}"
        self.store.put_object(Bucket=self.mount, Key=f"{folder}/in.jsonl", Body=lines)
        source = {
            "instancesFormat": "jsonl",
            "gcsSource": {"uris": [f"gs://{self.bucket}/{folder}/in.jsonl"]},
        }
        target = {"outputUriPrefix": f"gs://{self.bucket}/{folder}/out"}
        job = {
            "displayName": folder,
            "model": f"publishers/google/models/{self.name.removeprefix('google/')}",
            "inputConfig": source,
            "outputConfig": {"predictionsFormat": "jsonl", "gcsDestination": target},
        }
        made = json.loads(self.service.call("/batchPredictionJobs", json.dumps(job).encode()))
        path = f"/batchPredictionJobs/{made['name'].rsplit('/', 1)[-1]}"
        ended = ("JOB_STATE_FAILED", "JOB_STATE_CANCELLED", "JOB_STATE_EXPIRED")
        self.service.until(path, "state", ("JOB_STATE_SUCCEEDED", "JOB_STATE_PARTIALLY_SUCCEEDED"), ended)
        return self._answers(f"{folder}/out", {r.prompt: r.id for r in requests})

    def _line(self, request: Request) -> dict[str, Any]:
        asked = [{"role": "user", "parts": [{"text": request.prompt}]}]
        return {
            "request": {"contents": asked, "generationConfig": {"maxOutputTokens": self.service.max_tokens}}
        }

    def _answers(self, folder: str, ids: dict[str, str]) -> dict[str, str]:
        """Answers come in any order, each with the request it belongs to."""
        pages = self.store.get_paginator("list_objects_v2").paginate(Bucket=self.mount, Prefix=f"{folder}/")
        keys = [i["Key"] for page in pages for i in page.get("Contents", []) if i["Key"].endswith(".jsonl")]
        bodies = (self.store.get_object(Bucket=self.mount, Key=key)["Body"].read().decode() for key in keys)
        found = [json.loads(line) for body in bodies for line in body.splitlines()]
        return {
            ids[_asked(line)]: _candidate(line)
            for line in found
            if line.get("response", {}).get("candidates")
        }


def configured(config: Settings, name: str) -> BatchModel | None:
    """The service that MLSYSTEM_BATCH_API names (`openai`, `vertex`), None without one. Raises KeyError."""
    kind = os.environ.get("MLSYSTEM_BATCH_API", "")
    if not kind:
        return None
    identity = cloud_identity.token_of(os.environ.get("MLSYSTEM_LLM_IDENTITY", ""))
    most = config.table("documents")["max_output_tokens"]
    service = Service(os.environ["MLSYSTEM_LLM_URL"], name, identity, most, config.table("cloud"))
    if kind == "openai":
        return OpenAiBatch(service)
    bucket = os.environ["MLSYSTEM_BATCH_BUCKET"]
    return {"vertex": VertexBatch(service, artifacts.client(), config.artifact_bucket, bucket)}[kind]


def _content(answer: dict[str, Any]) -> str:
    return str(answer["response"]["body"]["choices"][0]["message"]["content"])


def _asked(line: dict[str, Any]) -> str:
    return str(line["request"]["contents"][0]["parts"][0]["text"])


def _candidate(line: dict[str, Any]) -> str:
    parts = line["response"]["candidates"][0]["content"]["parts"]
    return "".join(part.get("text", "") for part in parts)
