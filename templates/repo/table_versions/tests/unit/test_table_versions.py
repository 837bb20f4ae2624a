"""A snapshot names files, outlives later deliveries, expires, and shows where an erasure has to reach."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mlsystem import table_versions
from mlsystem.table_versions import LostFileError
from pipelines import keep_snapshots

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def deliver(landing: Path, name: str) -> None:
    path = landing / "t" / "dt=2026-01-01" / f"part-{name}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name)


def test_a_later_delivery_does_not_change_a_snapshot(tmp_path: Path) -> None:
    landing, folder = tmp_path / "landing", tmp_path / "snapshots"
    deliver(landing, "a")
    first = table_versions.take(landing, folder, NOW)
    deliver(landing, "b")
    second = table_versions.take(landing, folder, NOW + timedelta(days=1))
    assert [p.name for p in table_versions.files_of(first, landing)] == ["part-a.parquet"]
    assert len(table_versions.files_of(second, landing)) == 2
    assert table_versions.take(landing, folder, NOW + timedelta(days=9)) == second
    assert table_versions.naming(folder, "t/dt=2026-01-01/part-b.parquet") == [second.id]


def test_an_erased_file_is_missed(tmp_path: Path) -> None:
    landing, folder = tmp_path / "landing", tmp_path / "snapshots"
    deliver(landing, "a")
    taken = table_versions.take(landing, folder, NOW)
    next(landing.rglob("part-a.parquet")).unlink()
    with pytest.raises(LostFileError, match="part-a"):
        table_versions.files_of(taken, landing)


def test_old_snapshots_expire_but_never_the_newest(tmp_path: Path) -> None:
    landing, folder = tmp_path / "landing", tmp_path / "snapshots"
    deliver(landing, "a")
    first = table_versions.take(landing, folder, NOW)
    deliver(landing, "b")
    second = table_versions.take(landing, folder, NOW + timedelta(days=1))
    later = NOW + timedelta(days=900)
    assert table_versions.expire(folder, later, keep_days=400) == [first.id]
    assert table_versions.expire(folder, later, keep_days=400) == []
    assert table_versions.read(folder, second.id) == second


def test_the_step_takes_a_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLSYSTEM_HOME", str(tmp_path))
    deliver(tmp_path / "landing", "a")
    keep_snapshots.main()
    assert len(list((tmp_path / "published" / "snapshots").glob("*.json"))) == 1
