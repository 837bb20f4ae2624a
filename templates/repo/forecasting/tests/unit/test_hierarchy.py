"""Forecasts add up, the surer one moves less, and nothing becomes negative."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from mlsystem import hierarchy

SERIES = pl.DataFrame(
    {
        "level": [0, 0, 0, 1, 1, 2],
        "location": ["a", "a", "b", "a", "b", "all"],
        "item": ["x", "y", "x", "all", "all", "all"],
    }
)
SAME = np.ones((6, 1))


def reconciled(means: list[float], variance: np.ndarray = SAME) -> list[float]:
    return [float(v) for v in hierarchy.reconcile(SERIES, np.array(means)[:, None], variance)[:, 0]]


def test_levels_add_up() -> None:
    x, y, z, a, b, whole = reconciled([4, 5, 6, 12, 5, 20])
    assert a == pytest.approx(x + y)
    assert b == pytest.approx(z)
    assert whole == pytest.approx(a + b)


def test_what_already_adds_up_stays() -> None:
    assert reconciled([4, 5, 6, 9, 6, 15]) == pytest.approx([4, 5, 6, 9, 6, 15])


def test_the_surer_forecast_moves_less() -> None:
    variance = np.array([[1.0], [9.0], [1.0], [1.0], [1.0], [1.0]])
    x, y, *_ = reconciled([4, 4, 6, 10, 6, 16], variance)
    assert 0 < x - 4 < y - 4


def test_nothing_becomes_negative() -> None:
    found = reconciled([0.1, 8, 6, 1, 6, 7])
    assert min(found) >= 0
    assert found[-1] == pytest.approx(sum(found[:3]))


def test_forecasts_without_variance_keep_their_sum() -> None:
    assert reconciled([4, 5, 6, 12, 5, 20], np.zeros((6, 1)))[:3] == pytest.approx([4, 5, 6])
