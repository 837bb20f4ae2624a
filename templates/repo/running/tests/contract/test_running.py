"""What a service answers with is loaded at the start and with each promotion; the log closes at the end."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from prometheus_client import CollectorRegistry

from mlsystem import prediction_log, promoted, registry
from mlsystem.prediction_log import FileSink
from mlsystem.settings import Settings
from services.api import running as running_module
from services.api.frame import application
from services.api.running import running


def test_what_answers_is_loaded_at_the_start_and_the_log_closed_at_the_end(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    class Sink(FileSink):
        def close(self) -> None:
            closed.append(True)

    monkeypatch.setattr(prediction_log, "sink", lambda config: Sink(config.predictions))
    app = application("Service", CollectorRegistry(), running(empty, lambda config: config.fallback))
    assert not hasattr(app.state, "running")
    with TestClient(app):
        assert app.state.running == empty.fallback
        assert closed == []
    assert closed == [True]


FACTS: dict[str, Any] = {
    "family": "none",
    "inputs": [],
    "metrics": {},
    "data_snapshot": "",
    "code_sha": "",
    "trained_at": "",
}


def _promote(root: Path, model: object) -> None:
    registry.promote(root, registry.register(root, model, **FACTS).version)


def _until(app: Any, wanted: object) -> bool:
    for _ in range(500):
        if app.state.running == wanted:
            return True
        time.sleep(0.01)
    return False


def _load(config: Settings) -> object:
    return registry.load(config.registry, registry.resolve(config.registry))[0]


def test_a_promotion_and_a_rollback_are_noticed_while_it_runs(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_module, "LOOK_S", 0.01)
    root = empty.registry
    root.mkdir(parents=True)
    _promote(root, "first")
    app = application("Service", CollectorRegistry(), running(empty, _load))
    with TestClient(app):
        assert app.state.running == "first"
        _promote(root, "second")
        assert _until(app, "second")
        registry.rollback(root)
        assert _until(app, "first")


class Bucket:
    """As much of an object store as is used, over a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": io.BytesIO((self.root / Key).read_bytes()), "ETag": ""}

    def get_paginator(self, name: str) -> Bucket:
        return self

    def paginate(self, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        keys = [path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()]
        stored = datetime(2025, 6, 1, tzinfo=UTC)
        return [{"Contents": [{"Key": k, "LastModified": stored} for k in keys if k.startswith(Prefix)]}]


def test_a_version_is_fetched_whole_or_the_one_before_stays(empty: Settings) -> None:
    store = empty.home / "store"
    mine, bucket = replace(empty, artifact_bucket="bucket"), Bucket(store)
    (store / "registry").mkdir(parents=True)
    mine.registry.mkdir(parents=True)
    _promote(store / "registry", "first")
    assert promoted.fetch(mine, bucket) == promoted.held(mine) == {"champion": "v0001"}
    assert _load(mine) == "first"
    _promote(store / "registry", "second")
    (store / "registry" / "v0002" / "model.pkl").write_bytes(b"altered")
    with pytest.raises(registry.RegistryError):
        promoted.fetch(mine, bucket)
    assert _load(mine) == "first"
