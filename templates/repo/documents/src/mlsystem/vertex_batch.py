"""Batch jobs of Vertex AI at half the token price."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from mlsystem.batch_model import Request
from mlsystem.batch_service import Service
from mlsystem.registry import sha256


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


def _asked(line: dict[str, Any]) -> str:
    return str(line["request"]["contents"][0]["parts"][0]["text"])


def _candidate(line: dict[str, Any]) -> str:
    parts = line["response"]["candidates"][0]["content"]["parts"]
    return "".join(part.get("text", "") for part in parts)
