"""One system per test: a hundred and fifty labels landed, a first version judged and promoted."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mlsystem import sample, settings
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, train

START = datetime(2025, 3, 1, tzinfo=UTC)
TRAINED = START + timedelta(days=30)
LABELS = 150


def configured(home: Path) -> Settings:
    return Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts", sample=True)


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return configured(tmp_path / "home")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = configured(tmp_path_factory.mktemp("made") / "home")
    ingest.ingest(sample.synthesise(LABELS, seed=7, start=START), config)
    gate = evaluate.promote_if_passed(train.train(config, TRAINED).version, config)
    assert gate.refused == []
    return config.home


@pytest.fixture
def system(made: Path, tmp_path: Path) -> Settings:
    """A copy, so that no test sees another's changes."""
    shutil.copytree(made, tmp_path / "home")
    return configured(tmp_path / "home")
