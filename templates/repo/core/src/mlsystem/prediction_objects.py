"""The prediction log in the artefact store: `predictions/dt=YYYY-MM-DD/<time>-n<entries>-<id>.jsonl`.

A name says how many entries its object holds, so a reader takes an even sample without opening all of them.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

PREFIX = "predictions"
EVERY_S = 60.0
MOST_WAITING = 100_000
MOST_READ = 100_000

log = logging.getLogger("predictions")


class ObjectSink:
    """Collects entries and stores them as one object a minute and at the end, off the request's path.

    A crash loses at most the last minute. While the store refuses, the newest MOST_WAITING entries are kept.
    """

    def __init__(self, client: Any, bucket: str, every_s: float = EVERY_S) -> None:
        self._client, self._bucket, self._every_s = client, bucket, every_s
        # Concurrency: requests append while the thread stores; the lock covers the list, never the upload.
        self._waiting: list[str] = []
        self._lock, self._ended = threading.Lock(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="prediction-log", daemon=True)
        self._thread.start()

    def write(self, entry: Mapping[str, Any]) -> None:
        line = json.dumps(entry, sort_keys=True, default=str)
        with self._lock:
            self._waiting.append(line)

    def flush(self) -> None:
        """Store what waits; put it back in front when the store refuses."""
        with self._lock:
            lines, self._waiting = self._waiting, []
        if not lines:
            return
        body = ("\n".join(lines) + "\n").encode()
        try:
            self._client.put_object(Bucket=self._bucket, Key=_key(datetime.now(UTC), len(lines)), Body=body)
        except Exception:
            with self._lock:
                self._waiting = (lines + self._waiting)[-MOST_WAITING:]
            raise

    def close(self) -> None:
        self._ended.set()
        self._thread.join()
        self.flush()

    def _run(self) -> None:
        while not self._ended.wait(self._every_s):
            try:
                self.flush()
            except Exception:
                log.exception("predictions could not be stored; they are tried again")


def read(
    client: Any, bucket: str, days: int, at_least: int | None = None, today: date | None = None
) -> list[dict[str, Any]]:
    """Entries of the last `days` days, oldest first; an even sample of objects where there are very many."""
    last = today or datetime.now(UTC).date()
    keys: list[str] = []
    for back in range(days):
        keys = _keys(client, bucket, last - timedelta(days=back)) + keys
        if at_least is not None and sum(map(_entries, keys)) >= at_least:
            break
    chosen = keys[:: max(1, -(-sum(map(_entries, keys)) // MOST_READ))]
    bodies = (client.get_object(Bucket=bucket, Key=key)["Body"].read().decode() for key in chosen)
    return [json.loads(line) for body in bodies for line in body.splitlines()]


def _key(at: datetime, entries: int) -> str:
    return f"{PREFIX}/dt={at.date()}/{at:%H%M%S}-n{entries}-{uuid.uuid4().hex}.jsonl"


def _keys(client: Any, bucket: str, day: date) -> list[str]:
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{PREFIX}/dt={day}/")
    return sorted(item["Key"] for page in pages for item in page.get("Contents", []))


def _entries(key: str) -> int:
    found = re.search(r"-n(\d+)-", key)
    return int(found[1]) if found else 0
