"""Who may call: with a key configured, every endpoint but the probes asks for it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from mlsystem.settings import Settings
from services.api.app import create_app

PROBES = {"/healthz", "/readyz", "/metrics"}


def asked_for_a_key(system: Settings, headers: dict[str, str]) -> dict[str, bool]:
    """Whether each operation of the service, the probes among them, answers 401 to a call with `headers`."""
    locked = replace(system, api_key_sha256=hashlib.sha256(b"correct").hexdigest())
    with TestClient(app := create_app(locked)) as client:
        return {
            f"{method} {path}": client.request(method, path, headers=headers).status_code == 401
            for path, operations in app.openapi()["paths"].items()
            for method in operations
        }


@pytest.mark.parametrize("headers", [{}, {"X-Api-Key": "wrong"}])
def test_without_the_key_only_the_probes_answer(system: Settings, headers: dict[str, str]) -> None:
    found = asked_for_a_key(system, headers)
    assert {operation.split()[1] for operation, asked in found.items() if not asked} == PROBES
    assert any(found.values())


def test_with_the_key_every_endpoint_answers(system: Settings) -> None:
    assert not any(asked_for_a_key(system, {"X-Api-Key": "correct"}).values())
