"""What an A/B test takes on this traffic."""

from __future__ import annotations

import math

from core.constraints import Strict
from templates.workload.model import Workload

BASE_RATE, RELATIVE_EFFECT = 0.05, 0.05
RARE = {"ad_ctr": 0.02, "streaming_fraud": 0.01, "recommender": 0.02}  # what is usual where a click or fraud is rare
DAYS_LIMIT = 14.0


class AbPlan(Strict):
    """What telling a 5 % effect takes: results, days of this traffic, and the rate that gets there in 14 days."""

    base_rate: float
    per_arm: int
    total: int
    days: float
    least_rps: float


def ab_plan(work: Workload, shape: str) -> AbPlan:
    rate = RARE.get(shape, BASE_RATE)
    total = 2 * ab_samples(rate)
    days = round(total / max(work.rps_avg * 86_400, 1), 2)
    least = total / DAYS_LIMIT / 86_400
    return AbPlan(base_rate=rate, per_arm=total // 2, total=total, days=days, least_rps=round(least, 3))


def ab_samples(rate: float = BASE_RATE, effect: float = RELATIVE_EFFECT) -> int:
    """Observations per arm for a relative effect on a base rate (80 % power, 5 % two-sided)."""
    return math.ceil(round(16 * (1 - rate) / (rate * effect**2), 6))
