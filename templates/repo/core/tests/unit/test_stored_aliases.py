"""Nobody's promotion is undone by a job, and no two trainings share a version."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from mlsystem import artifacts, registry, settings
from mlsystem.conditional import ChangedError
from mlsystem.settings import Settings
from pipelines import job, promote

FACTS: dict[str, Any] = {"family": "toy", "inputs": [], "metrics": {}, "data_snapshot": "", "code_sha": ""}


class RefusedError(Exception):
    response = {"Error": {"Code": "PreconditionFailed"}}  # noqa: RUF012


class Bucket:
    """As much of an S3 client as is used, in memory, with its conditions; `writes` counts them by key."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.writes: list[str] = []

    def put_object(self, Bucket: str, Key: str, Body: bytes, **condition: str) -> None:  # noqa: N803
        stored = self.objects.get(Key)
        if "IfNoneMatch" in condition and stored is not None:
            raise RefusedError
        if "IfMatch" in condition and (stored is None or tag(stored) != condition["IfMatch"]):
            raise RefusedError
        self.objects[Key] = Body
        self.writes.append(Key)

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        body = self.objects[Key]
        return {"Body": io.BytesIO(body), "ETag": tag(body)}

    def get_paginator(self, _: str) -> Bucket:
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        return [{"Contents": [{"Key": k} for k in sorted(self.objects) if k.startswith(Prefix)]}]

    def champion(self) -> list[str]:
        return list(json.loads(self.objects["registry/aliases.json"])["champion"])


def tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def config(home: Path) -> Settings:
    return Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts", artifact_bucket="bucket")


def register(root: Path, what: int) -> str:
    version = registry.register(root, [what], trained_at="2025-01-01", **FACTS).version
    (root / version / "evaluation.json").write_text(json.dumps({"passed": True}))
    return version


@pytest.fixture
def bucket(tmp_path: Path) -> Bucket:
    """Two judged versions, the first of them in use."""
    found, made = Bucket(), config(tmp_path / "made")
    job.run(made, found, lambda: [register(made.registry, n) for n in (1, 2)] and None)
    promote.in_storage(config(tmp_path / "first"), found, "v0001")
    return found


def test_a_promotion_made_while_a_job_runs_stays(tmp_path: Path, bucket: Bucket) -> None:
    job.run(config(tmp_path / "j"), bucket, lambda: promoted(tmp_path, bucket, "v0002"))
    assert bucket.champion() == ["v0001", "v0002"]


def test_a_rollback_made_while_a_job_runs_stays(tmp_path: Path, bucket: Bucket) -> None:
    promoted(tmp_path, bucket, "v0002")
    job.run(config(tmp_path / "j"), bucket, lambda: promoted(tmp_path, bucket, "rollback"))
    assert bucket.champion() == ["v0001"]


def promoted(tmp_path: Path, bucket: Bucket, wanted: str) -> None:
    promote.in_storage(config(tmp_path / f"person-{wanted}"), bucket, wanted)


def test_a_job_that_promotes_gives_way_to_a_person(tmp_path: Path, bucket: Bucket) -> None:
    mine = config(tmp_path / "j")

    def retrain() -> None:
        registry.promote(mine.registry, register(mine.registry, 3))
        promoted(tmp_path, bucket, "v0002")

    with pytest.raises(ChangedError):
        job.run(mine, bucket, retrain)
    assert bucket.champion() == ["v0001", "v0002"]
    assert "registry/v0003/model.pkl" in bucket.objects


def test_a_job_promotes_where_nobody_else_did(tmp_path: Path, bucket: Bucket) -> None:
    mine = config(tmp_path / "j")
    keys = job.run(mine, bucket, lambda: registry.promote(mine.registry, "v0002"))
    assert keys == ["registry/aliases.json"]
    assert bucket.champion() == ["v0001", "v0002"]


def test_of_two_promotions_at_once_one_is_refused(tmp_path: Path, bucket: Bucket) -> None:
    class Late(Bucket):
        """Somebody promotes between this one's reading and its writing."""

        def put_object(self, Bucket: str, Key: str, Body: bytes, **condition: str) -> None:  # noqa: N803
            bucket.objects["registry/aliases.json"] = b'{"champion": ["v0001", "v0009"]}'
            bucket.put_object(Bucket, Key, Body, **condition)

    late = Late()
    late.objects = bucket.objects
    with pytest.raises(ChangedError):
        promote.in_storage(config(tmp_path / "p"), late, "v0002")
    assert bucket.champion() == ["v0001", "v0009"]


def test_two_trainings_at_once_have_a_version_each(tmp_path: Path, bucket: Bucket) -> None:
    mine, other = config(tmp_path / "a"), config(tmp_path / "b")

    def train() -> None:
        job.run(other, bucket, lambda: register(other.registry, 4) and None)
        assert register(mine.registry, 3) == "v0004"

    job.run(mine, bucket, train)
    artifacts.pull(bucket, "bucket", tmp_path / "all")
    assert registry.versions(tmp_path / "all") == ["v0001", "v0002", "v0003", "v0004"]
    assert [registry.load(tmp_path / "all", v)[0] for v in ("v0003", "v0004")] == [[4], [3]]


def test_what_a_job_did_not_touch_is_not_written_again(tmp_path: Path, bucket: Bucket) -> None:
    bucket.objects["landing/t/x.parquet"] = b"rows"
    bucket.writes.clear()
    assert job.run(config(tmp_path / "j"), bucket, lambda: None) == []
    assert bucket.writes == []
