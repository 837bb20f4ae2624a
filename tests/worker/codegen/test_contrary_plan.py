"""A plan that a contrary model had its say in still gives a repository that passes every validator."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.agents.providers.test_refining import contrary, rendered
from worker.validators.registry import run_all


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_its_repository_passes_every_validator(tmp_path: Path) -> None:
    data = Path(__file__).parents[3] / ".data"  # environments are installed once per lock
    checks, _ = run_all(rendered("churn", contrary), data if data.exists() else tmp_path)
    assert checks
    assert [f"{check.name}: {check.reason} {check.findings[:2]}" for check in checks if check.status == "failed"] == []
