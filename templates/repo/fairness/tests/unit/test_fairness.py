"""Groups picked unequally are refused; what chance explains, and groups too small, are not."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from mlsystem import fairness

LIMITS: dict[str, Any] = {"impact_least": 0.8, "odds_gap_most": 0.1, "group_least": 100, "chance": 3.0}
ROWS = 4000


def refused(picked_of_a: float, picked_of_b: float, rows: int = ROWS) -> list[str]:
    """Checks that fail where such shares of two equal groups are picked, alike among positives and others."""
    rng = np.random.default_rng(5)
    group = np.array(["a", "b"])[np.arange(rows) % 2]
    chosen = rng.uniform(size=rows) < np.where(group == "a", picked_of_a, picked_of_b)
    y = rng.uniform(size=rows) < 0.2
    checks = fairness.judge(pl.DataFrame({"sex": group}), y, chosen, LIMITS)
    return [check.name for check in checks if not check.passed]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (0.3, 0.3, []),
        (0.3, 0.15, ["impact ratio by sex", "odds gap by sex"]),
        (0.15, 0.3, ["impact ratio by sex", "odds gap by sex"]),
        (0.1, 0.05, ["impact ratio by sex"]),
    ],
)
def test_groups_have_to_be_picked_alike(a: float, b: float, expected: list[str]) -> None:
    assert refused(a, b) == expected


def test_a_gap_that_chance_explains_is_none() -> None:
    assert refused(0.1, 0.05, rows=240) == []


def test_groups_that_nobody_knows_are_no_pass() -> None:
    nobody = pl.DataFrame({"sex": [None] * 300}, schema={"sex": pl.String()})
    flags = np.arange(300) % 2 == 0
    first, _ = fairness.judge(nobody, flags, flags, LIMITS)
    assert not first.passed
    assert "needs 2" in first.detail
