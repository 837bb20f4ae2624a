"""A step is given what it needs, and what it made is stored once."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mlsystem import arrivals, settings
from mlsystem.settings import Settings
from pipelines import fetching, job

HOURS = {"incoming/old.x": 2, "incoming/new.x": 8, "landing/t/dt=1/part-1-ab.x": 3, "published/p.json": 3}


class Bucket:
    """As much of an S3 client as is used, in memory; `read` and `written` are the keys asked for."""

    def __init__(self) -> None:
        self.objects = {key: key.encode() for key in HOURS}
        self.at = {key: hours * 3600.0 for key, hours in HOURS.items()}
        self.read: list[str] = []
        self.written: list[str] = []

    def put_object(self, Bucket: str, Key: str, Body: bytes, **_: str) -> None:  # noqa: N803
        self.objects[Key], self.at[Key] = Body, 0.0
        self.written.append(Key)

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        self.read.append(Key)
        return {"Body": io.BytesIO(self.objects[Key]), "ETag": ""}

    def get_paginator(self, _: str) -> Bucket:
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        found = sorted(key for key in self.objects if key.startswith(Prefix))
        items = [{"Key": key, "LastModified": datetime.fromtimestamp(self.at[key], UTC)} for key in found]
        return [{"Contents": items}]


def config(home: Path) -> Settings:
    return Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts", artifact_bucket="bucket")


def run(home: Path, bucket: Bucket, asked: str) -> list[str]:
    bucket.read.clear()
    job.run(config(home), bucket, lambda: None, asked)
    return sorted(bucket.read)


def test_what_takes_deliveries_in_reads_those_alone(tmp_path: Path) -> None:
    assert run(tmp_path, Bucket(), "pipelines.ingest") == ["incoming/new.x", "incoming/old.x"]


def test_what_was_taken_in_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket = Bucket()
    monkeypatch.setattr("pipelines.job.time.time", lambda: 10 * 3600.0)
    run(tmp_path / "a", bucket, "pipelines.ingest")
    assert run(tmp_path / "b", bucket, "pipelines.ingest") == ["incoming/new.x", "looks/pipelines.ingest.txt"]


def test_a_run_that_takes_in_something_else_is_no_look(tmp_path: Path) -> None:
    bucket = Bucket()
    run(tmp_path / "a", bucket, "pipelines.ingest --sample 10")
    assert not any(key.startswith("looks/") for key in bucket.objects)


def test_no_other_step_reads_deliveries(tmp_path: Path) -> None:
    read = run(tmp_path, Bucket(), "pipelines.retrain")
    assert read == ["landing/t/dt=1/part-1-ab.x", "published/p.json"]
    assert run(tmp_path, Bucket(), "pipelines.monitor") == ["published/p.json"]  # the part is there already


def test_every_step_that_reads_deliveries_is_named() -> None:
    code = {path.stem: path.read_text() for path in (settings.ROOT / "pipelines").glob("*.py")}
    readers = {f"pipelines.{name}" for name, text in code.items() if "config.incoming" in text}
    writers = {"pipelines.demo", "pipelines.land"}
    assert readers - writers <= set(fetching.READ_DELIVERIES)


def test_rows_set_aside_are_stored_once(tmp_path: Path) -> None:
    bucket = Bucket()

    def set_aside(home: Path) -> None:
        (home / "quarantine").mkdir(parents=True)
        (home / "quarantine" / "t-ab.csv").write_text("bad")

    for home in (tmp_path / "a", tmp_path / "b"):
        job.run(config(home), bucket, partial(set_aside, home))
    assert bucket.written == ["quarantine/t-ab.csv"]


def test_a_repeated_delivery_keeps_its_place_and_is_not_written_again(tmp_path: Path) -> None:
    bucket, content = Bucket(), b"rows"

    def land(home: Path) -> Path:
        path = arrivals.place(home / "landing", "t/dt=1", content, "x")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    first, again = tmp_path / "a", tmp_path / "b"
    job.run(config(first), bucket, lambda: land(first) and None, "pipelines.ingest")
    (key,) = [key for key in bucket.written if key.startswith("landing/")]
    bucket.written.clear()
    job.run(config(again), bucket, lambda: land(again) and None, "pipelines.ingest")
    assert not any(key.startswith("landing/") for key in bucket.written)
    assert (again / key).read_bytes() == content
