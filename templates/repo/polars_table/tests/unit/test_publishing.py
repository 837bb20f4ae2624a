"""Readers see a whole table or the one before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from mlsystem import publishing

DAY, NEXT = date(2025, 5, 1), date(2025, 5, 2)
TABLE = pl.DataFrame({"entity": ["a", "b"], "value": [1.0, 2.0]})


def test_nothing_is_seen_before_the_first_table(tmp_path: Path) -> None:
    assert publishing.current(tmp_path) is None
    assert publishing.pointer(tmp_path) is None
    assert publishing.of_date(tmp_path, DAY) is None


def test_a_repeated_run_replaces_its_own_table_only(tmp_path: Path) -> None:
    publishing.publish(TABLE, DAY, tmp_path, [])
    publishing.publish(TABLE.head(1), NEXT, tmp_path, [])
    publishing.publish(TABLE, NEXT, tmp_path, [])
    seen = publishing.current(tmp_path)
    assert seen is not None
    assert seen.equals(TABLE)
    assert len(list(tmp_path.glob("run_date=*"))) == 2
    assert publishing.of_date(tmp_path, DAY) is not None


def test_a_table_with_problems_leaves_the_old_one_in_place(tmp_path: Path) -> None:
    publishing.publish(TABLE, DAY, tmp_path, [])
    with pytest.raises(publishing.PublishError, match="too short; twice"):
        publishing.publish(TABLE, NEXT, tmp_path, ["too short", "twice"])
    assert publishing.pointer(tmp_path) == {
        "run_date": "2025-05-01",
        "path": "run_date=2025-05-01/table.parquet",
    }
