"""Drift fires on a shift that matters and stays silent otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from mlsystem import drift

RNG = np.random.default_rng(11)
REFERENCE = {f"f{i}": RNG.normal(size=5000) for i in range(10)}


def window(n: int, shift: float = 0.0) -> dict[str, drift.Floats]:
    return {name: RNG.normal(loc=shift if name == "f3" else 0.0, size=n) for name in REFERENCE}


def test_a_shifted_column_fires_alone() -> None:
    report = drift.compare(REFERENCE, window(2000, shift=1.0))
    assert report.fired == ["f3"]


def test_unshifted_windows_stay_silent() -> None:
    """At most one false alarm in a hundred windows of ten columns."""
    alarms = sum(bool(drift.compare(REFERENCE, window(600)).fired) for _ in range(100))
    assert alarms <= 1


def test_a_small_window_is_not_an_all_clear() -> None:
    report = drift.compare(REFERENCE, window(100, shift=3.0))
    assert (report.status, report.fired) == ("too_few", [])


def test_a_tiny_shift_in_a_huge_window_is_significant_but_does_not_matter() -> None:
    report = drift.compare(REFERENCE, window(50_000, shift=0.08))
    assert report.fired == []


@pytest.mark.parametrize("n", [500, 1000, 10_000])
def test_the_limit_is_never_below_chance(n: int) -> None:
    chance = drift.threshold(5000, n, bins=10, effect=0.0, alpha=0.01)
    assert drift.threshold(5000, n, bins=10, effect=0.2, alpha=0.01) >= chance > 0


def test_a_constant_column_gaining_values_is_seen() -> None:
    flat, mixed = np.zeros(3000), np.r_[np.zeros(500), np.ones(500)]
    assert drift.compare({"c": flat}, {"c": mixed}).fired == ["c"]
