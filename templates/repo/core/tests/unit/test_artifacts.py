"""The registry's journey to object storage and back, against a stand-in client."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from mlsystem import artifacts, registry, settings
from mlsystem.settings import Settings
from pipelines import job, promote, start


class Bucket:
    """As much of an S3 client as is used, in memory."""

    def __init__(self, objects: dict[str, bytes] | None = None) -> None:
        self.objects = objects or {}

    def put_object(self, Bucket: str, Key: str, Body: bytes, **condition: str) -> None:  # noqa: N803
        self.objects[Key] = Body

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(self.objects[Key]), "ETag": ""}

    def get_paginator(self, name: str) -> Bucket:
        assert name == "list_objects_v2"
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        return [{"Contents": [{"Key": k} for k in self.objects if k.startswith(Prefix)]}, {}]


def test_push_then_pull_gives_the_same_files(tmp_path: Path) -> None:
    source, target, bucket = tmp_path / "a", tmp_path / "b", Bucket()
    (source / "v0001").mkdir(parents=True)
    (source / "v0001" / "model.pkl").write_bytes(b"model")
    (source / "aliases.json").write_text("{}")
    assert artifacts.push(bucket, "bucket", source) == ["registry/v0001/model.pkl"]
    artifacts.pull(bucket, "bucket", target)
    assert (target / "v0001" / "model.pkl").read_bytes() == b"model"


def test_a_key_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        artifacts.pull(Bucket({"registry/../../evil": b"x"}), "bucket", tmp_path / "registry")
    assert not (tmp_path / "evil").exists()


def config(home: Path, bucket: str = "bucket") -> Settings:
    return Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts", artifact_bucket=bucket)


def judged(root: Path, passed: bool) -> str:
    facts: dict[str, Any] = {
        "family": "toy",
        "inputs": [],
        "metrics": {},
        "data_snapshot": "",
        "code_sha": "",
    }
    version = registry.register(root, [1], trained_at="2025-01-01", **facts).version
    (root / version / "evaluation.json").write_text(json.dumps({"passed": passed}))
    return version


def test_a_service_starts_with_the_stored_registry(tmp_path: Path) -> None:
    bucket = Bucket({"registry/aliases.json": b"{}"})
    assert start.fetch(config(tmp_path), bucket) == 1
    assert (tmp_path / "registry" / "aliases.json").is_file()
    assert start.fetch(config(tmp_path, bucket=""), None) == 0


def test_a_job_stores_what_it_made_and_nothing_when_it_fails(tmp_path: Path) -> None:
    bucket, made = Bucket(), tmp_path / "landing" / "x.parquet"

    def step() -> None:
        made.parent.mkdir(parents=True)
        made.write_bytes(b"rows")

    def fail() -> None:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        job.run(config(tmp_path), bucket, fail)
    assert bucket.objects == {}
    assert job.run(config(tmp_path), bucket, step) == ["landing/x.parquet"]
    assert job.run(config(tmp_path / "offline", bucket=""), None, lambda: None) == []


def test_an_alarm_is_stored_before_the_job_fails(tmp_path: Path) -> None:
    bucket, memory = Bucket(), tmp_path / "published" / "monitoring.json"

    def alarm() -> None:
        memory.parent.mkdir(parents=True)
        memory.write_bytes(b"{}")
        raise SystemExit(job.ALARM)

    with pytest.raises(SystemExit):
        job.run(config(tmp_path), bucket, alarm)
    assert set(bucket.objects) == {"published/monitoring.json"}


def test_only_a_judged_version_is_promoted_and_rollback_restores(tmp_path: Path) -> None:
    local, bucket = config(tmp_path / "a"), Bucket()
    first, second, bad = (judged(local.registry, passed) for passed in (True, True, False))
    artifacts.push(bucket, "bucket", local.registry)
    remote = config(tmp_path / "b")
    for version in (first, second):
        assert promote.in_storage(remote, bucket, version) == version
    with pytest.raises(promote.NotJudgedError):
        promote.in_storage(remote, bucket, bad)
    assert promote.in_storage(remote, bucket, "rollback") == first
    assert json.loads(bucket.objects["registry/aliases.json"]) == {"champion": [first]}


def test_a_job_runs_steps_one_after_another_each_with_its_arguments() -> None:
    asked = ["pipelines.ingest", "--backfill", "x", "then", "pipelines.retrain", "then", "pipelines.monitor"]
    assert job.steps(asked) == [
        ["pipelines.ingest", "--backfill", "x"],
        ["pipelines.retrain"],
        ["pipelines.monitor"],
    ]
    assert job.steps(["pipelines.train"]) == [["pipelines.train"]]


def test_a_worker_that_is_kept_ready_looks_until_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, ran = iter([0.0, 4.0, 9.0, 12.0]), []
    monkeypatch.setattr(job.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(job.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(job, "run", lambda config, client, step, asked: ran.append(asked))
    monkeypatch.setattr(job.sys, "argv", ["job", "pipelines.read"])
    monkeypatch.setenv(job.LOOK, "10")
    job.main()
    assert len(ran) == 3


def test_a_step_that_fails_says_so_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def module(name: str, **_: Any) -> None:
        raise SystemExit(job.ALARM if name == "pipelines.monitor" else 0)

    monkeypatch.setattr("pipelines.job.runpy.run_module", module)
    monkeypatch.setattr("sys.argv", ["job"])
    job._module(["pipelines.ingest"])
    with pytest.raises(SystemExit):
        job._module(["pipelines.monitor"])
    assert [record.getMessage() for record in caplog.records] == [job.FAILED]
