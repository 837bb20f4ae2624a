"""What was kept long enough goes, by the days of its folder; what nothing is said of stays."""

from __future__ import annotations

import os
from pathlib import Path

from mlsystem import settings
from pipelines.expire import DAY_S, expire

NOW = 1_000 * DAY_S


def written(root: Path, name: str, days_ago: float) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    os.utime(path, (NOW - days_ago * DAY_S, NOW - days_ago * DAY_S))


def test_each_folder_is_kept_as_long_as_it_may_be(tmp_path: Path) -> None:
    old = ["landing/a/part-1.parquet", "predictions/dt=1/log.jsonl", "published/run_date=1/table.parquet"]
    for name in [*old, "published/current.json", "registry/v0001/card.json"]:
        written(tmp_path, name, days_ago=31)
        written(tmp_path, f"{name}.new", days_ago=29)
    days = {"landing/": 30, "predictions/": 30, "published/run_date=": 30}
    assert expire(tmp_path, days, NOW) == old
    assert expire(tmp_path, days, NOW) == []
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 7


def test_the_shipped_days_name_what_was_made_and_set_aside_and_never_a_model() -> None:
    days = settings.load().table("expiry")["days"]
    assert {"incoming/", "predictions/", "quarantine/"} <= set(days)
    assert not any("registry/v0001/model.pkl".startswith(prefix) for prefix in days)
