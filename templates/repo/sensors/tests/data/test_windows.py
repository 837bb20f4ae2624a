"""Windows: edges, order of arrival and silent sensors."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mlsystem import readings, windows
from mlsystem.readings import Reading

NOON = datetime(2025, 3, 10, 12, tzinfo=UTC)


def reading(hours: float, value: float | None = 60.0, *, delay: float = 0.0, asset: str = "a") -> Reading:
    """`hours` after noon, arriving `delay` hours later."""
    at = NOON + timedelta(hours=hours)
    name = f"{asset}@{at.isoformat()}"
    return Reading(name, asset, "pump", at, at + timedelta(hours=delay), 3600, (value, 2.0, 5.0, 60.0))


NOW = reading(0, 70.0)


def test_a_reading_alone_has_every_feature() -> None:
    found = windows.features_of(NOW, [])
    assert tuple(found) == windows.NAMES
    assert all(math.isfinite(value) for value in found.values())
    assert found["temperature_c_level"] == 0.0
    assert found["hours_since_last"] == 7 * 24


@pytest.mark.parametrize(
    ("other", "counts"),
    [
        (reading(-7 * 24 + 0.001), True),
        (reading(-7 * 24), False),
        (reading(-1), True),
        (reading(0, asset="b"), False),
        (reading(-1, asset="b"), False),
        (reading(1), False),
        (reading(-1, delay=1.5), False),
        (reading(-30, delay=24.0), True),
        (reading(-30, delay=24.1), False),
        (NOW, False),
    ],
)
def test_only_what_had_arrived_in_time_and_happened_in_the_window_counts(
    other: Reading, counts: bool
) -> None:
    assert (windows.visible(NOW, [other]) == [other]) is counts


def test_the_future_changes_nothing() -> None:
    past = [reading(-h) for h in range(1, 30)]
    future = [reading(h, 900.0) for h in range(1, 30)]
    assert windows.features_of(NOW, past) == windows.features_of(NOW, [*future, *past, *past])


def test_a_late_reading_is_judged_by_its_values_alone() -> None:
    assert windows.visible(reading(0, delay=25), [reading(-1)]) == []


def test_level_change_trend_and_spread_are_what_they_say() -> None:
    past = [reading(-h, 60.0 + (h <= 5)) for h in range(1, 13)]
    found = windows.features_of(NOW, past)
    assert found["temperature_c"] == 70.0
    assert found["temperature_c_change"] == 70.0 - 61.0
    assert found["temperature_c_level"] == 10.0
    assert found["temperature_c_trend"] == pytest.approx(5 / 5 - 0)
    assert found["temperature_c_spread"] == 0.0


def test_a_silent_sensor_keeps_its_last_value_and_is_counted() -> None:
    silent = replace(NOW, values=(None, 2.0, 5.0, 60.0))
    found = windows.features_of(silent, [reading(-2, 66.0), reading(-1, None)])
    assert (found["temperature_c"], found["missing"]) == (66.0, 1.0)
    assert windows.features_of(silent, [])["temperature_c"] == readings.NAMEPLATE["pump"][0]


def test_a_day_of_the_change_of_clocks_is_24_hours_long() -> None:
    """Around the European change of clocks of 30 March 2025, 01:00 UTC."""
    at = datetime(2025, 3, 30, 12, tzinfo=UTC)
    now = replace(NOW, id="x", at=at, arrived_at=at)
    before = replace(reading(-1), id="y", at=at - timedelta(hours=25), arrived_at=at - timedelta(hours=25))
    assert windows.features_of(now, [before])["hours_since_last"] == 25.0
