"""Where events of a stream go so that training can read them again: each once per delivery, by its id."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import polars as pl

from mlsystem import artifacts
from mlsystem.settings import Settings
from pipelines.ingest import ingest


def to(config: Settings, name: str, client: Any = None) -> Callable[[pl.DataFrame], None]:
    """For rows of table `name` with an `event_id`: landed at once in the home of one process; a file for
    ingestion where containers share a store."""
    if not config.artifact_bucket:
        return lambda rows: _landed(config, name, rows)
    return lambda rows: _stored(config, name, client, rows)


def _landed(config: Settings, name: str, rows: pl.DataFrame) -> None:
    ingest(_once(rows), name, config)


def _stored(config: Settings, name: str, client: Any, rows: pl.DataFrame) -> None:
    unique = _once(rows)
    digest = hashlib.sha256(unique.write_csv().encode()).hexdigest()[:16]
    folder = config.home / "outgoing"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{digest}.parquet"
    unique.write_parquet(path)
    artifacts.push(client, config.artifact_bucket, folder, "incoming")
    path.unlink()


def _once(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.unique("event_id", keep="first", maintain_order=True)
