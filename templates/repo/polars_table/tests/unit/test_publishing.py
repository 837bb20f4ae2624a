"""Readers see a whole table or the one before, and what was published stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from mlsystem import publishing

DAY, NEXT = date(2025, 5, 1), date(2025, 5, 2)
TABLE = pl.DataFrame({"entity": ["a", "b"], "value": [1.0, 2.0]})
FIRST = datetime(2025, 5, 1, 3, tzinfo=UTC)
LATER = FIRST + timedelta(hours=9)


def test_nothing_is_seen_before_the_first_table(tmp_path: Path) -> None:
    assert publishing.current(tmp_path) is None
    assert publishing.pointer(tmp_path) is None
    assert publishing.of_date(tmp_path, DAY) is None
    assert publishing.moments(tmp_path, DAY) == []


def test_a_repeated_run_replaces_its_own_table_only(tmp_path: Path) -> None:
    publishing.publish(TABLE, DAY, tmp_path, [], FIRST)
    publishing.publish(TABLE.head(1), NEXT, tmp_path, [], LATER)
    publishing.publish(TABLE, NEXT, tmp_path, [], LATER)
    seen = publishing.current(tmp_path)
    assert seen is not None
    assert seen.equals(TABLE)
    assert len(list(tmp_path.glob("run_date=*/run=*"))) == 2


def test_a_later_run_of_a_day_takes_nothing_away(tmp_path: Path) -> None:
    publishing.publish(TABLE, DAY, tmp_path, [], FIRST)
    publishing.publish(TABLE.head(1), DAY, tmp_path, [], LATER)
    assert publishing.moments(tmp_path, DAY) == [FIRST, LATER]
    heights = [
        found.height
        for by in (None, FIRST, FIRST - timedelta(hours=1), LATER)
        if (found := publishing.of_date(tmp_path, DAY, by)) is not None
    ]
    assert heights == [1, 2, 2, 1]


def test_a_table_with_problems_leaves_the_old_one_in_place(tmp_path: Path) -> None:
    publishing.publish(TABLE, DAY, tmp_path, [], FIRST)
    with pytest.raises(publishing.PublishError, match="too short; twice"):
        publishing.publish(TABLE, NEXT, tmp_path, ["too short", "twice"], LATER)
    assert publishing.pointer(tmp_path) == {
        "run_date": "2025-05-01",
        "run": "20250501T030000000000Z",
        "path": "run_date=2025-05-01/run=20250501T030000000000Z/table.parquet",
    }
