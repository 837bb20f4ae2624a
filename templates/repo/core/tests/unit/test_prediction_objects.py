"""The prediction log that processes share: a service writes it in one container, a job reads it elsewhere."""

from __future__ import annotations

import io
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from mlsystem import artifacts, prediction_log, prediction_objects, settings
from mlsystem.prediction_objects import ObjectSink
from mlsystem.settings import Settings

DAY = date(2026, 3, 10)


class Store:
    """As much of an object store as is used, in memory; refuses while `down`."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, str], bytes] = {}
        self.down = False

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        if self.down:
            raise OSError("the store refuses")
        self.objects[Bucket, Key] = Body

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(self.objects[Bucket, Key])}

    def get_paginator(self, name: str) -> Store:
        assert name == "list_objects_v2"
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        keys = [key for bucket, key in self.objects if bucket == Bucket and key.startswith(Prefix)]
        return [{"Contents": [{"Key": key} for key in keys]}, {}]


def test_what_a_service_logs_is_what_a_job_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    monkeypatch.setattr(artifacts, "client", lambda: store)
    folders = settings.ROOT / "conf", settings.ROOT / "contracts"
    service = Settings(tmp_path / "service", *folders, artifact_bucket="shared")
    job = Settings(tmp_path / "job", *folders, artifact_bucket="shared")
    with closing(prediction_log.sink(service)) as sink:
        sink.write({"score": 0.2})
        sink.write({"score": 0.7})
    assert prediction_log.column(prediction_log.recent(job), "score") == [0.2, 0.7]
    assert not job.predictions.exists()
    assert {key.split("/")[0] for _, key in store.objects} == {"predictions"}


def test_a_service_that_may_only_write_the_log_writes_it_to_its_own_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store()
    monkeypatch.setattr(artifacts, "client", lambda: store)
    config = Settings(tmp_path, tmp_path, tmp_path, artifact_bucket="shared", prediction_store="log")
    with closing(prediction_log.sink(config)) as sink:
        sink.write({"score": 0.5})
    assert {bucket for bucket, _ in store.objects} == {"log"}


def test_nothing_waits_longer_than_its_interval() -> None:
    store = Store()
    with closing(ObjectSink(store, "b", every_s=0.01)) as sink:
        sink.write({"a": 1})
        end = time.monotonic() + 5
        while not store.objects and time.monotonic() < end:
            time.sleep(0.01)
        assert list(store.objects.values()) == [b'{"a": 1}\n']


def test_a_store_that_refuses_loses_nothing_once_it_is_back() -> None:
    store = Store()
    sink = ObjectSink(store, "b", every_s=3600)
    sink.write({"a": 1})
    store.down = True
    with pytest.raises(OSError, match="refuses"):
        sink.flush()
    store.down = False
    sink.write({"a": 2})
    sink.close()
    today = datetime.now(UTC).date()
    assert prediction_objects.read(store, "b", days=2, today=today) == [{"a": 1}, {"a": 2}]


def _filled(days: dict[int, list[int]]) -> Store:
    """Day of the month → number of entries of each of its objects."""
    store = Store()
    for day, objects in days.items():
        for number, entries in enumerate(objects):
            key = f"predictions/dt=2026-03-{day:02d}/{number:06d}-n{entries}-x.jsonl"
            store.objects["b", key] = (f'{{"day": {day}}}\n' * entries).encode()
    return store


def test_only_the_newest_days_that_hold_enough_are_read() -> None:
    store = _filled({8: [50], 9: [50], 10: [3]})
    found = prediction_objects.read(store, "b", days=7, at_least=20, today=DAY)
    assert [entry["day"] for entry in found] == [9] * 50 + [10] * 3
    assert len(prediction_objects.read(store, "b", days=7, today=DAY)) == 103
    assert prediction_objects.read(store, "b", days=7, today=date(2026, 4, 10)) == []


def test_of_very_many_entries_an_even_sample_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prediction_objects, "MOST_READ", 60)
    store = _filled({9: [10] * 10, 10: [10] * 10})
    found = prediction_objects.read(store, "b", days=2, today=DAY)
    assert [entry["day"] for entry in found] == [9] * 30 + [10] * 20
