"""A corrected row holds, however its file's content is hashed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from mlsystem import landing

AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


def rows(value: float) -> pl.DataFrame:
    return pl.DataFrame({"id": ["a"], "at": [AT], "value": [value]})


@pytest.mark.parametrize("values", [[0.0, 57.0], [57.0, 0.0], [1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
def test_the_last_to_arrive_is_read(tmp_path: Path, values: list[float]) -> None:
    for value in values:
        landing.land(rows(value), "t", tmp_path)
    assert landing.read("t", tmp_path, ["id"])["value"].to_list() == values[-1:]


def test_a_repeated_delivery_takes_no_correction_back(tmp_path: Path) -> None:
    first = landing.land(rows(1.0), "t", tmp_path)
    landing.land(rows(2.0), "t", tmp_path)
    assert landing.land(rows(1.0), "t", tmp_path) == first
    assert landing.read("t", tmp_path, ["id"])["value"].to_list() == [2.0]


def test_rows_are_read_by_day_whenever_they_came(tmp_path: Path) -> None:
    for name, day in (("late", 2), ("early", 1)):
        frame = pl.DataFrame({"id": [name], "at": [AT.replace(day=day)], "value": [0.0]})
        landing.land(frame, "t", tmp_path)
    assert landing.read("t", tmp_path, ["id"])["id"].to_list() == ["early", "late"]
    assert landing.read("t", tmp_path, ["id"]).columns == ["id", "at", "value"]
