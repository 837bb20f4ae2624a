"""A finding reaches the job that lands it, whichever container wrote it down."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mlsystem import artifacts, findings
from mlsystem.settings import Settings

ROW = {"event_id": "e1", "found": 1}


class Bucket:
    """As much of an object store as is used."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        assert Key.startswith("predictions/"), "the one prefix a service may write"
        self.held[Key] = Body

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO(self.held[Key])}

    def get_paginator(self, name: str) -> Bucket:
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        return [{"Contents": [{"Key": key} for key in sorted(self.held) if key.startswith(Prefix)]}]


def test_what_a_service_keeps_another_container_reads(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = Bucket()
    monkeypatch.setattr(artifacts, "client", lambda: bucket)
    service = replace(empty, artifact_bucket="artifacts", prediction_store="log")
    for _ in range(2):
        findings.keep(service, ROW)
    assert findings.kept(replace(empty, artifact_bucket="artifacts")) == [ROW]


def test_in_one_process_a_folder_is_enough_and_old_ones_are_left(empty: Settings) -> None:
    findings.keep(empty, ROW)
    assert findings.kept(empty) == [ROW]
    assert findings.kept(empty, datetime.now(UTC).date() + timedelta(days=findings.DAYS)) == []
