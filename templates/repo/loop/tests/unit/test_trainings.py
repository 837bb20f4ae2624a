"""When something was last trained, and whether anything that may be used came of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mlsystem import registry, trainings

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)


def version(root: Path, at: datetime, passed: bool) -> str:
    facts = {"family": "toy", "inputs": [], "metrics": {}, "data_snapshot": "", "code_sha": ""}
    name = registry.register(root, [1], trained_at=at.isoformat(), **facts).version
    (root / name / "evaluation.json").write_text(json.dumps({"passed": passed}))
    return name


def test_before_the_first_training_everything_is_new(tmp_path: Path) -> None:
    assert trainings.newest(tmp_path) == trainings.NEVER
    assert trainings.first(tmp_path)


def test_a_refused_candidate_is_a_training_and_nothing_to_use(tmp_path: Path) -> None:
    version(tmp_path, NOW, passed=False)
    assert trainings.newest(tmp_path) == NOW
    assert trainings.first(tmp_path)


def test_what_passed_and_waits_is_no_reason_to_train_again(tmp_path: Path) -> None:
    version(tmp_path, NOW, passed=True)
    assert not trainings.first(tmp_path)


def test_the_newest_counts_whatever_is_in_use(tmp_path: Path) -> None:
    registry.promote(tmp_path, version(tmp_path, NOW - timedelta(days=30), passed=True))
    version(tmp_path, NOW, passed=False)
    assert trainings.newest(tmp_path) == NOW
    assert not trainings.first(tmp_path)
