"""A managed model's batch service over plain HTTPS: calls, and the wait for a job's end."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


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
