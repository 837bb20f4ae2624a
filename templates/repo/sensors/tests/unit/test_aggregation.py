"""The gateway's sums: right statistic per sensor, silent sensors stay silent, no message without a sample."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime

import pytest

from mlsystem import aggregation, readings

AT = datetime(2025, 3, 1, 13, tzinfo=UTC)


def test_vibration_is_summed_as_energy_and_temperature_as_a_mean() -> None:
    samples = {
        "temperature_c": [50.0, 70.0],
        "vibration_mm_s": [3.0, -4.0],
        "pressure_bar": [float("nan"), 5.0],
    }
    found = aggregation.hourly("a", "pump", AT, samples, AT)
    assert found.values == (60.0, pytest.approx(math.sqrt(12.5)), 5.0, None)
    assert found.samples == 2
    assert readings.decode(json.dumps(readings.to_record(found))) == found


def test_an_hour_without_a_sample_is_no_reading() -> None:
    with pytest.raises(ValueError, match="no sample"):
        aggregation.hourly("a", "pump", AT, {"temperature_c": []}, AT)
