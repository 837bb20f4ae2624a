"""One small trained system per test session; tests that change it take a copy."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from mlsystem import sample, settings
from mlsystem.settings import Settings
from pipelines import evaluate, ingest
from pipelines.train import train


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Landed sample, one trained and promoted model."""
    config = at(tmp_path_factory.mktemp("system"))
    ingest.deliver(sample.synthesise(sample.SMALLEST, seed=7), config)
    result = evaluate.promote_if_passed(train(config, sample.KNOWN_AT).version, config)
    assert result.passed, result.refused
    return config


@pytest.fixture
def system(trained: Settings, tmp_path: Path) -> Settings:
    """A copy of the trained system that a test may change."""
    shutil.copytree(trained.home, tmp_path / "home")
    return at(tmp_path / "home")


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return at(tmp_path)


@pytest.fixture
def now() -> datetime:
    return sample.KNOWN_AT


def at(home: Path) -> Settings:
    return Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts", sample=True)
