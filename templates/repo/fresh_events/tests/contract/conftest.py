"""The service beside a stream worker that has folded everything up to the first request."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from mlsystem import sample
from mlsystem.settings import Settings
from mlsystem.state import Windows
from mlsystem.store import Local
from pipelines import replay, stream
from pipelines.stream import Worker
from services.api.app import create_app


@pytest.fixture
def worker(system: Settings) -> Worker:
    """Has folded everything up to the first request."""
    made = stream.worker(system, Windows(Local()))
    next(replay.decisions(sample.synthesise(50, seed=41), 1, made))
    return made


@pytest.fixture
def client(system: Settings, worker: Worker) -> Iterator[TestClient]:
    with TestClient(create_app(system, worker.windows.commands)) as running:
        yield running
