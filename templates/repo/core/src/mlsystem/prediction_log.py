"""Every prediction is written down: what was asked, what was answered, by which model and code.

Where processes share an artefact store, the log lives there (see `prediction_objects`), so that a job reads
what a service wrote. Without one it is a file of this process' home: enough for the demo.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from mlsystem import artifacts, prediction_objects
from mlsystem.prediction_objects import ObjectSink
from mlsystem.settings import Settings


class Sink(Protocol):
    def write(self, entry: Mapping[str, Any]) -> None: ...
    def close(self) -> None: ...


class FileSink:
    """One JSON object per line; enough for one process and for the demo."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)

    def write(self, entry: Mapping[str, Any]) -> None:
        with self.path.open("a", encoding="utf-8") as handle:
            handle.write(json.dumps(entry, sort_keys=True, default=str) + "\n")

    def close(self) -> None:
        """Every line is already on disk."""


def sink(config: Settings) -> Sink:
    """The shared store where one is configured, else a local file. Close it when the process ends."""
    store = config.prediction_store or config.artifact_bucket
    return ObjectSink(artifacts.client(), store) if store else FileSink(config.predictions)


def recent(config: Settings, days: int = 7, at_least: int | None = None) -> list[dict[str, Any]]:
    """What all processes logged in the last `days` days, oldest first.

    With `at_least` only the newest of those days are taken, as many as hold so many entries.
    """
    if not config.artifact_bucket:
        return read(config.predictions)
    return prediction_objects.read(artifacts.client(), config.artifact_bucket, days, at_least)


def read(path: Path) -> list[dict[str, Any]]:
    """The entries of one local file; none when it is not there."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def column(entries: Iterable[Mapping[str, Any]], name: str) -> list[Any]:
    return [entry[name] for entry in entries]
