"""A corrected record holds, however its file's content is hashed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlsystem import landing
from mlsystem.contracts import Contract

RULES = Contract("t", "id", "at", (), 0.1)


@pytest.mark.parametrize("values", [[0.0, 57.0], [57.0, 0.0], [1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
def test_the_last_to_arrive_is_read(tmp_path: Path, values: list[float]) -> None:
    for value in [*values, values[0]]:
        landing.land([{"id": "a", "at": "2025-06-01T12:00:00+00:00", "value": value}], RULES, tmp_path)
    assert [record["value"] for record in landing.read(RULES, tmp_path)] == values[-1:]
