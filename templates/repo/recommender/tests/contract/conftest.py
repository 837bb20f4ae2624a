"""The service over HTTP, on a system with a version in use and a snapshot of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from fastapi.testclient import TestClient

from mlsystem.settings import Settings
from pipelines import snapshot
from services.api.app import create_app


@pytest.fixture
def served(system: Settings, now: datetime) -> Settings:
    snapshot.snapshot(system, now.date())
    return system


@pytest.fixture
def client(served: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(served)) as running:
        yield running
