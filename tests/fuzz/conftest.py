"""The real application as the local user, for generated requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.application import create_app
from core.settings import Settings


@schemathesis.serializer("application/pdf")  # type: ignore[untyped-decorator]
def pdf(_: Any, value: Any) -> bytes:
    """What is made up for a PDF's bytes goes out as it is: almost never a PDF, which is the point."""
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.fixture
def target(settings: Settings, migrator_url: str, tmp_path: Path) -> Iterator[FastAPI]:
    changed = {"migrator_url": SecretStr(migrator_url)}
    app = create_app(settings.model_copy(update=changed), tmp_path / "no-export")
    with TestClient(app, "http://127.0.0.1", client=("127.0.0.1", 50000)):
        yield app
