"""One system per test: six weeks of nine assets landed, a first version judged and promoted."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mlsystem import sample, settings, task
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, train

START = datetime(2025, 3, 1, tzinfo=UTC)
TRAINED = datetime(2025, 3, 31, tzinfo=UTC)
DAY = 24 * sample.ASSETS


def configured(home: Path) -> Settings:
    return Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts", sample=True)


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return configured(tmp_path / "home")


@pytest.fixture(scope="session")
def week() -> Sample:
    return sample.history(8 * DAY, seed=12, start=TRAINED)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = configured(tmp_path_factory.mktemp("made") / "home")
    past = sample.history(45 * DAY, seed=7, start=TRAINED - timedelta(days=60))
    ingest.ingest(past.work_orders, config, task.ORDERS)
    ingest.ingest(past.readings, config)
    gate = evaluate.promote_if_passed(train.train(config, TRAINED).version, config)
    assert gate.refused == []
    return config.home


@pytest.fixture
def system(made: Path, tmp_path: Path) -> Settings:
    """A copy, so that no test sees another's changes."""
    shutil.copytree(made, tmp_path / "home")
    return configured(tmp_path / "home")
