"""The application on a database of its own, driven over HTTP as the local user."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.application import create_app
from core.settings import Settings


@pytest.fixture
def app(settings: Settings, migrator_url: str, tmp_path: Path) -> FastAPI:
    able = settings.model_copy(update={"migrator_url": SecretStr(migrator_url)})
    return create_app(able, tmp_path / "no-export")


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(
        app, "http://127.0.0.1", client=("127.0.0.1", 50000), raise_server_exceptions=False, follow_redirects=False
    ) as running:
        yield running


@pytest.fixture
def origin(app: FastAPI) -> Iterator[str]:
    """The same application behind a real socket, for streams."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_for(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture
def project_id(client: TestClient) -> str:
    return str(client.post("/projects", json={"name": "Churn"}).json()["id"])


@pytest.fixture
def proposed(client: TestClient, project_id: str) -> dict[str, Any]:
    answer = client.post(f"/projects/{project_id}/constraints", json={"text": "Churn scores for 2 million users."})
    return dict(answer.json())


def wait_for(condition: Callable[[], Any], timeout_s: float = 20) -> Any:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.01)
    raise AssertionError("the condition never held")
