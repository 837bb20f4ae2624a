"""One small indexed system per test."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mlsystem import handbook, settings
from mlsystem.delivery import Delivery
from mlsystem.settings import Settings
from pipelines import ingest, promote, reindex

NOW = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return Settings(tmp_path, settings.ROOT / "conf", settings.ROOT / "conf", sample=True)


@pytest.fixture
def system(empty: Settings) -> Settings:
    ingest.ingest(Delivery(handbook.pages(), questions=handbook.questions()), empty, NOW)
    first = reindex.reindex(empty, NOW)
    assert first.failures == []
    promote.promote(empty, str(first.version))
    return empty
