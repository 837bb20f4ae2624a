"""Every prediction is written down: what was asked, what was answered, by which model and code."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol


class Sink(Protocol):
    def write(self, entry: Mapping[str, Any]) -> None: ...


class FileSink:
    """One JSON object per line; enough for one process and for the demo."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)

    def write(self, entry: Mapping[str, Any]) -> None:
        with self.path.open("a", encoding="utf-8") as handle:
            handle.write(json.dumps(entry, sort_keys=True, default=str) + "\n")


class FirehoseSink:
    """Amazon Data Firehose delivery stream; `client` is a boto3 `firehose` client."""

    def __init__(self, client: Any, stream: str) -> None:
        self.client = client
        self.stream = stream

    def write(self, entry: Mapping[str, Any]) -> None:
        data = (json.dumps(entry, sort_keys=True, default=str) + "\n").encode()
        self.client.put_record(DeliveryStreamName=self.stream, Record={"Data": data})


def sink(path: Path, stream: str) -> Sink:
    """The delivery stream where one is configured, else a local file."""
    if not stream:
        return FileSink(path)
    import boto3

    return FirehoseSink(boto3.client("firehose"), stream)


def read(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def column(entries: Iterable[Mapping[str, Any]], name: str) -> list[Any]:
    return [entry[name] for entry in entries]
