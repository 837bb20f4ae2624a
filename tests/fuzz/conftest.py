"""The real application as the local user, for generated requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.main import create_app
from core.settings import Settings


@pytest.fixture
def target(settings: Settings, migrator_url: str, tmp_path: Path) -> Iterator[FastAPI]:
    changed = {"migrator_url": SecretStr(migrator_url)}
    app = create_app(settings.model_copy(update=changed), tmp_path / "no-export")
    with TestClient(app, "http://127.0.0.1", client=("127.0.0.1", 50000)):
        yield app
