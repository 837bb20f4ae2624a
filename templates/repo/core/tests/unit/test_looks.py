"""Runs that start often fetch what is new and store what they made."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mlsystem import looks, settings
from mlsystem.settings import Settings
from pipelines import job

HOUR = 3600.0


class Bucket:
    """As much of an S3 client as is used, in memory; `dated` is when each object was stored."""

    def __init__(self, dated: dict[str, float]) -> None:
        self.dated = dated
        self.objects = {key: key.encode() for key in dated}

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        self.objects[Key], self.dated[Key] = Body, 0.0

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(self.objects[Key])}

    def get_paginator(self, _: str) -> Bucket:
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        found = sorted(key for key in self.objects if key.startswith(Prefix))
        at = {key: datetime.fromtimestamp(self.dated[key], UTC) for key in found}
        return [{"Contents": [{"Key": key, "LastModified": at[key]} for key in found]}]


@pytest.fixture
def bucket() -> Bucket:
    hours = {"incoming/old.jsonl": 2, "incoming/new.jsonl": 8, "landing/t/x.jsonl": 9}
    return Bucket({key: at * HOUR for key, at in hours.items()})


def config(home: Path, **changed: Any) -> Settings:
    folders = settings.ROOT / "conf", settings.ROOT / "contracts"
    return replace(Settings(home, *folders, artifact_bucket="bucket", only_new=True), **changed)


def fetched(found: Settings) -> list[str]:
    return sorted(path.name for path in found.incoming.rglob("*") if path.is_file())


def test_a_look_fetches_what_has_come_since_the_last_that_ended_well(tmp_path: Path, bucket: Bucket) -> None:
    first, later = config(tmp_path / "a"), config(tmp_path / "b")
    job.run(first, bucket, lambda: None)
    assert fetched(first) == ["new.jsonl", "old.jsonl"]
    looks.ended_well(first, bucket, 10 * HOUR)
    assert job.run(later, bucket, lambda: None) == []
    assert fetched(later) == ["new.jsonl"]
    assert not (later.home / "landing").exists()


def test_a_run_for_one_delivery_is_no_look(tmp_path: Path, bucket: Bucket) -> None:
    looks.ended_well(config(tmp_path, delivered="incoming/old.jsonl"), bucket, 10 * HOUR)
    assert not any(key.startswith(looks.FOLDER) for key in bucket.objects)


def test_every_other_job_fetches_everything(tmp_path: Path, bucket: Bucket) -> None:
    usual = config(tmp_path, only_new=False)
    looks.ended_well(config(tmp_path), bucket, 10 * HOUR)
    job.run(usual, bucket, lambda: None)
    assert fetched(usual) == ["new.jsonl", "old.jsonl"]
    assert (usual.home / "landing" / "t" / "x.jsonl").is_file()


def test_what_another_run_stored_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    bucket, made = Bucket({"registry/aliases.json": 0.0}), tmp_path / "landing" / "x.jsonl"

    def step() -> None:
        bucket.put_object("bucket", "registry/aliases.json", b"promoted")
        made.parent.mkdir(parents=True)
        made.write_text("rows")

    assert job.run(config(tmp_path), bucket, step) == ["landing/x.jsonl"]
    assert bucket.objects["registry/aliases.json"] == b"promoted"
