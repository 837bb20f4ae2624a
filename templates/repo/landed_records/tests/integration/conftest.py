"""This system's events as a broker hands them on, and how many of them have landed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from mlsystem import sample, task
from mlsystem.settings import Settings
from pipelines import ingest


@pytest.fixture
def table() -> str:
    return task.TABLE


@pytest.fixture(scope="session")
def messages() -> list[bytes]:
    """At most 250 events, the JSON of one each."""
    records = sample.synthesise(250, seed=3, start=datetime(2025, 3, 1, tzinfo=UTC))
    return [json.dumps(record, default=str).encode() for record in records[:250]]


@pytest.fixture
def rows() -> Callable[[Settings], int]:
    return _rows


def _rows(config: Settings) -> int:
    """Records in the landing zone after everything that was delivered has been taken in."""
    ingest.deliver(config.incoming, config)
    return len(ingest.landed(config))
