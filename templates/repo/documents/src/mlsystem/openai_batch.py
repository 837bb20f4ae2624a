"""Batch jobs of Azure OpenAI at half the token price."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from mlsystem import model_families
from mlsystem.batch_model import Request
from mlsystem.batch_service import Service


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
        asked = model_families.parameters(self.name, self.service.max_tokens)
        body = {"model": self.name, "messages": messages, **asked}
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


def _content(answer: dict[str, Any]) -> str:
    return str(answer["response"]["body"]["choices"][0]["message"]["content"])
