"""Limits of the domain page, a brief beyond each: refused, named by the fields that clash, with a priced way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.intake import extract
from agents.intake.conflicts import find

FOLDER = Path(__file__).parent / "limits"
ROWS = [row for file in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["limit"])
def test_a_brief_beyond_the_limit_is_refused(row: dict[str, Any]) -> None:
    found = find(extract(row["brief"]))
    named = {field for conflict in found for field in conflict.fields}
    assert found, "passed off as feasible"
    for entry in row["clash"]:
        assert named & set(entry.split("|")), f"{sorted(named)}, not {entry}"
    for conflict in found:
        assert any(way.monthly_usd is not None for way in conflict.relaxations), conflict


def test_refusals_speak_of_parts_and_patterns_by_their_titles() -> None:
    for row in ROWS[::6]:
        for conflict in find(extract(row["brief"])):
            assert not any(f"{cloud}." in conflict.explanation for cloud in ("aws", "gcp", "azure", "k8s", "any"))
