"""Readings that are judged as a list are a batch; only what must be known while it happens is a stream."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.intake import extract, planner
from agents.intake.answers import apply

BRIEFS = yaml.safe_load((Path(__file__).parent / "sensors.yaml").read_text())


@pytest.mark.parametrize("row", BRIEFS, ids=lambda row: str(row["id"]))
def test_readings_get_the_system_they_ask_for(row: dict[str, Any]) -> None:
    found = planner.choose(apply(extract(row["brief"]), {}, accept_defaults=True).constraints)
    assert found.conflicts == ()
    assert found.archetype == row["archetype"]
    assert set(row["has"]) <= set(found.chosen)
    assert not set(row["lacks"]) & set(found.chosen)
    assert set(row.get("with", [])) <= set(found.chosen.values())
