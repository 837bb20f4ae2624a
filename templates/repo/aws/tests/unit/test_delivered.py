"""A run that was started for a delivery fetches that one from the bucket, and no other."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from mlsystem import inbox, settings
from mlsystem.settings import Settings


class Bucket:
    """Gives what it is asked for, under any name."""

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(f"{Bucket}/{Key}".encode())}


def started(home: Path, delivered: str) -> Settings:
    folders = settings.ROOT / "conf", settings.ROOT / "contracts"
    return Settings(home, *folders, artifact_bucket="bucket", delivered=delivered)


def test_the_delivery_alone_is_fetched(tmp_path: Path) -> None:
    folder = inbox.fetch(started(tmp_path, "incoming/a/new.jsonl"), Bucket())
    found = {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}
    assert found == {"a/new.jsonl": "bucket/incoming/a/new.jsonl"}


def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        inbox.fetch(started(tmp_path, "incoming/../../evil"), Bucket())
    assert not (tmp_path.parent / "evil").exists()
