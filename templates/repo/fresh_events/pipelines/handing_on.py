"""Where folded events go so that training can fold them again: each once per delivery, by its id."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from mlsystem import artifacts, events
from mlsystem.events import Event
from mlsystem.settings import Settings
from pipelines.ingest import ingest


def to(config: Settings, client: Any = None) -> Callable[[list[Event]], None]:
    """Lands events at once in its own home; leaves a file for ingestion where containers share a store."""
    if not config.artifact_bucket:
        return lambda found: _landed(config, found)
    return lambda found: _stored(config, client, found)


def _landed(config: Settings, found: list[Event]) -> None:
    ingest(events.table(found).unique("event_id", keep="first", maintain_order=True), "activity", config)


def _stored(config: Settings, client: Any, found: list[Event]) -> None:
    rows = events.table(found).unique("event_id", keep="first", maintain_order=True)
    digest = hashlib.sha256(rows.write_csv().encode()).hexdigest()[:16]
    folder = config.home / "outgoing"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"activity-{digest}.parquet"
    rows.write_parquet(path)
    artifacts.push(client, config.artifact_bucket, folder, "incoming")
    path.unlink()
