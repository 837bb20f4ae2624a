from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def envs() -> Path:
    """Where installed environments are kept from one run to the next, as the worker keeps them."""
    return Path(__file__).parents[3] / ".data"
