"""A day's run, its retention, and the GPU path with clients that record what they are asked."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mlsystem import prediction_log, publishing, sample
from mlsystem.settings import Settings
from mlsystem.whisper import TranscriptionError, WhisperJob
from pipelines import batch_infer, ingest, retain

DAY = datetime(2025, 4, 2, tzinfo=UTC)
CONF = {"poll_seconds": 5, "max_wait_seconds": 20, "model": "whisper"}


def test_a_run_is_repeatable_redacted_and_logged_without_words(system: Settings) -> None:
    ingest.ingest(sample.synthesise(80, 51, DAY), system)
    calls = batch_infer.waiting(system, DAY.date())
    first = batch_infer.infer(system, DAY.date(), calls)
    rows = publishing.current(system.home / "published")
    assert batch_infer.infer(system, DAY.date(), calls) == first
    assert publishing.current(system.home / "published") == rows
    assert (first.published + first.for_review, len(rows)) == (len(calls), first.published)
    assert any("[number]" in t["text"] for row in rows for t in row["turns"])
    expected = {"request_id", "model_version", "code_sha", "line", "signals"}
    assert set(prediction_log.read(system.predictions)[0]) == expected


def test_every_call_is_transcribed_once_whenever_it_comes(system: Settings) -> None:
    evening, night = sample.synthesise(30, 57, DAY.replace(hour=22)), DAY.date() + timedelta(days=1)
    ingest.ingest(evening, system)
    first = batch_infer.waiting(system, night)
    assert {call["id"] for call in evening} == {call["id"] for call in first}
    batch_infer.infer(system, night, first)
    assert len(batch_infer.waiting(system, night)) == len(first)
    tomorrow = night + timedelta(days=1)
    assert batch_infer.waiting(system, tomorrow) == []
    assert str(batch_infer.infer(system, tomorrow, [])).startswith("0 published")


def test_calls_wait_for_the_first_version(empty: Settings) -> None:
    ingest.ingest(sample.synthesise(3, 58, DAY), empty)
    assert batch_infer.waiting(empty, DAY.date()) == []


def test_calls_nobody_understood_are_not_published(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    batch_infer.infer(system, DAY.date(), sample.synthesise(40, 52, DAY))
    before = publishing.current(system.home / "published")
    conf = {**system.table("calls"), "min_confidence": 1.1}
    monkeypatch.setattr(Settings, "table", lambda self, name: conf)
    with pytest.raises(publishing.PublishError):
        batch_infer.infer(system, DAY.date(), sample.synthesise(40, 53, DAY))
    assert publishing.current(system.home / "published") == before


def test_sound_and_transcripts_go_when_their_time_is_over(empty: Settings) -> None:
    conf = empty.home / "conf"
    conf.mkdir(parents=True)
    (conf / "retention.toml").write_text("audio_days = 10\ntranscript_days = 20\n")
    (conf / "contracts").symlink_to(empty.conf / "contracts")
    config = replace(empty, conf=conf)
    ingest.ingest(sample.synthesise(2, 54, DAY), config)
    publishing.publish([{"call": "c"}], 1, DAY.date(), config.home / "published", 0.5)
    assert retain.retain(config, DAY.date() + timedelta(days=10)) == []
    assert retain.retain(config, DAY.date() + timedelta(days=11)) == ["landing/calls/dt=2025-04-02"]
    assert retain.retain(config, DAY.date() + timedelta(days=21)) == ["published/run_date=2025-04-02"]
    written = (config.home / "published" / "deleted").iterdir()
    assert {path.stem for path in written} == {"2025-04-13", "2025-04-23"}
    with pytest.raises(FileNotFoundError):
        ingest.landed(config)


class Bucket:
    """Says what it was asked to delete, or that nothing may be deleted."""

    def __init__(self, keys: list[str], *, refuses: bool = False) -> None:
        self.keys, self.refuses, self.written = keys, refuses, list[str]()

    def get_paginator(self, name: str) -> Bucket:
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        return [{"Contents": [{"Key": key} for key in self.keys if key.startswith(Prefix)]}]

    def delete_object(self, Bucket: str, Key: str) -> None:  # noqa: N803
        if self.refuses:
            raise PermissionError(Key)
        self.keys.remove(Key)

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        self.written.append(Key)


@pytest.mark.parametrize("refuses", [False, True])
def test_what_is_written_down_as_deleted_is_gone_from_the_store(
    empty: Settings, monkeypatch: pytest.MonkeyPatch, refuses: bool
) -> None:
    kept = ["landing/calls/dt=2025-04-02", "landing/calls/dt=2099-04-02"]
    bucket = Bucket([f"{folder}/part.jsonl" for folder in kept], refuses=refuses)
    monkeypatch.setattr(retain.artifacts, "client", lambda: bucket)
    ingest.ingest(sample.synthesise(2, 54, DAY), empty)
    config, later = replace(empty, artifact_bucket="bucket"), DAY.date() + timedelta(days=4000)
    if refuses:
        with pytest.raises(PermissionError):
            retain.retain(config, later)
        assert (bucket.written, len(bucket.keys)) == ([], 2)
    else:
        assert retain.retain(config, later) == kept[:1]
        assert bucket.keys == [f"{kept[1]}/part.jsonl"]
        assert bucket.written == [f"published/deleted/{later}.jsonl"]


class Cloud:
    """Both clients."""

    def __init__(self, statuses: list[str]) -> None:
        self.statuses, self.jobs, self.made = statuses, list[dict[str, Any]](), list[str]()

    def get_paginator(self, name: str) -> Cloud:
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        return [{"Contents": [{"Key": key} for key in self.made]}]

    def put_object(self, **call: Any) -> None:
        assert call["ServerSideEncryption"] == "aws:kms"

    def submit_job(self, **call: Any) -> dict[str, str]:
        self.jobs.append(call)
        return {"jobId": "job1"}

    def describe_jobs(self, **call: Any) -> dict[str, Any]:
        return {"jobs": [{"status": self.statuses.pop(0)}]}

    def get_object(self, **call: Any) -> dict[str, Any]:
        self.made.append(call["Key"])
        turn = {"speaker": "agent", "text": call["Key"].rsplit("/", 1)[-1], "confidence": 0.9}
        return {"Body": io.BytesIO(json.dumps({"turns": [turn]}).encode())}


def job(cloud: Cloud, slept: list[float]) -> WhisperJob:
    return WhisperJob(cloud, cloud, "queue", "definition", "bucket", CONF, slept.append)


def test_one_gpu_job_transcribes_all_calls() -> None:
    cloud, slept = Cloud(["RUNNING", "SUCCEEDED"]), list[float]()
    found = job(cloud, slept).transcribe(sample.synthesise(2, 55, DAY))
    assert [f.words for f in found] == [["c055-000000.json"], ["c055-000001.json"]]
    assert slept == [5]
    assert job(cloud, slept).transcribe(sample.synthesise(2, 55, DAY)) == found
    assert len(cloud.jobs) == 1
    given = cloud.jobs[0]["containerOverrides"]["environment"]
    assert {"name": "MODEL", "value": "whisper"} in given


@pytest.mark.parametrize("statuses", [["FAILED"], ["RUNNING"] * 4])
def test_a_job_that_fails_or_never_ends_gives_nothing(statuses: list[str]) -> None:
    with pytest.raises(TranscriptionError, match="ended as"):
        job(Cloud(statuses), []).transcribe(sample.synthesise(1, 56, DAY))
