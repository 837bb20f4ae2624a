"""The registry's journey to object storage and back, against a stand-in client."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from mlsystem import artifacts


class Bucket:
    """As much of an S3 client as is used, in memory."""

    def __init__(self, objects: dict[str, bytes] | None = None) -> None:
        self.objects = objects or {}

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        self.objects[Key] = Body

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(self.objects[Key])}

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
    keys = artifacts.push(bucket, "bucket", source)
    assert keys[-1] == "registry/aliases.json"
    artifacts.pull(bucket, "bucket", target)
    assert (target / "v0001" / "model.pkl").read_bytes() == b"model"


def test_a_key_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves the registry"):
        artifacts.pull(Bucket({"registry/../../evil": b"x"}), "bucket", tmp_path / "registry")
    assert not (tmp_path / "evil").exists()
