"""Where events of a stream go so that training can read them again: lines of a file named by its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from mlsystem import artifacts
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines.ingest import ingest


def to(config: Settings, name: str, client: Any = None) -> Callable[[list[Record]], None]:
    """For records of table `name`: landed at once in the home of one process; a file for ingestion where
    containers share a store."""
    if not config.artifact_bucket:
        return lambda records: _landed(config, name, records)
    return lambda records: _stored(config, name, client, records)


def _landed(config: Settings, name: str, records: list[Record]) -> None:
    ingest(records, config, name)


def _stored(config: Settings, name: str, client: Any, records: list[Record]) -> None:
    data = "".join(json.dumps(record, sort_keys=True) + "\n" for record in records).encode()
    folder = config.home / "outgoing"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:16]}.jsonl"
    path.write_bytes(data)
    artifacts.push(client, config.artifact_bucket, folder, "incoming")
    path.unlink()
