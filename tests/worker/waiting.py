"""Waiting for a condition instead of sleeping."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from core import decision_sets
from tests.conftest import Scope

ROOT = Path(__file__).parents[2]


def wait(condition: Callable[[], bool], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def status(scope: Scope, decision_set_id: UUID) -> str:
    with scope() as session:
        return decision_sets.get(session, decision_set_id).status
