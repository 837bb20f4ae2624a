"""What the gateway beside the asset does: an hour of samples becomes one message.

Brokers bill every message as if it were at least a kilobyte, so sending samples one by one costs thousands of
times what sending their sums costs, and tells the detector nothing more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

from mlsystem.readings import SENSORS, Reading

# Vibration is an energy: its mean would hide shocks.
ROOT_MEAN_SQUARE = {"vibration_mm_s"}


def hourly(
    asset: str, kind: str, at: datetime, samples: Mapping[str, Sequence[float]], arrived_at: datetime
) -> Reading:
    """One reading of the hour that ends at `at`; a sensor without a sample is None."""
    values = tuple(_summed(name, samples.get(name, ())) for name in SENSORS)
    count = max((len(found) for found in samples.values()), default=0)
    if not count:
        raise ValueError(f"{asset}: no sample in the hour before {at.isoformat()}")
    return Reading(f"{asset}@{at.isoformat()}", asset, kind, at, arrived_at, count, values)


def _summed(name: str, found: Sequence[float]) -> float | None:
    kept = [value for value in found if math.isfinite(value)]
    if not kept:
        return None
    if name in ROOT_MEAN_SQUARE:
        return math.sqrt(math.fsum(value * value for value in kept) / len(kept))
    return math.fsum(kept) / len(kept)
