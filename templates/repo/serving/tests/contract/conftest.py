"""The service over HTTP, on a system with a version in use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from mlsystem.settings import Settings
from services.api.app import create_app


@pytest.fixture
def client(system: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(system)) as running:
        yield running
