"""What counts towards a week's automatic trainings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from mlsystem import automatic, registry

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def version(root: Path, at: datetime) -> str:
    facts = {"family": "toy", "inputs": [], "metrics": {}, "data_snapshot": "", "code_sha": ""}
    return registry.register(root, [1], trained_at=at.isoformat(), **facts).version


def test_only_the_seven_days_up_to_now_count(tmp_path: Path) -> None:
    for at in (NOW - 8 * DAY, NOW - 7 * DAY, NOW - 6 * DAY, NOW, NOW + DAY):
        automatic.record(tmp_path, version(tmp_path, at), ["schedule"], at)
    assert automatic.this_week(tmp_path, NOW) == 2


def test_what_a_person_trained_does_not_count(tmp_path: Path) -> None:
    version(tmp_path, NOW - DAY)
    assert automatic.this_week(tmp_path, NOW) == 0
