"""What an A/B test takes on this traffic, and what is compared instead where it would prove nothing."""

from __future__ import annotations

import math
from typing import Any

from agents.vocabulary import WAITING, about
from core.constraints import Strict
from core.yaml_text import beside
from templates.workload.model import Workload

TABLE: dict[str, Any] = beside(__file__)
RELATIVE_EFFECT = 0.05
DAYS_LIMIT, LATE_DAYS = 14.0, 30.0  # whole weeks, two at least; labels later than that decide nothing in time


class AbPlan(Strict):
    """What telling a 5 % effect takes: results, days of this traffic, and the rate that gets there in 14 days.

    `days` are those until the results are there; a test runs `lasts_days`, its outcomes included. Where it is not
    run, `instead` says what is; without a rate of an outcome there are no numbers.
    """

    base_rate: float | None
    per_arm: int | None
    total: int | None
    days: float | None
    least_rps: float | None
    lasts_days: float | None = None
    instead: str = ""


def ab_plan(work: Workload, shape: str, delay_h: float) -> AbPlan:
    """`delay_h` is how late outcomes are."""
    told = _instead(work, shape)
    if told is not None:
        return AbPlan(base_rate=None, per_arm=None, total=None, days=None, least_rps=None, instead=told)
    rates = TABLE["base_rates"]
    rate = rates.get(shape, rates["other"])
    total = 2 * ab_samples(rate)
    days = round(total / max(work.rps_avg * 86_400, 1), 2)
    least = total / DAYS_LIMIT / 86_400
    return AbPlan(
        base_rate=rate, per_arm=total // 2, total=total, days=days, least_rps=round(least, 3),
        lasts_days=round(max(DAYS_LIMIT, days) + delay_h / 24, 1), instead=_why_not(days, delay_h / 24),
    )  # fmt: skip


def ab_samples(rate: float, effect: float = RELATIVE_EFFECT) -> int:
    """Observations per arm for a relative effect on a base rate (80 % power, 5 % two-sided)."""
    return math.ceil(round(16 * (1 - rate) / (rate * effect**2), 6))


def _instead(work: Workload, shape: str) -> str | None:
    rows = TABLE["instead"]
    named = rows.get(work.domain) or rows.get(shape)
    if named or work.mode in WAITING:
        return None if named is None else str(named)
    return str(rows["lists"]) if work.domain in TABLE["people"] else str(rows["low_data_poc"])


def _why_not(days: float, delay_days: float) -> str:
    """Empty where the test is run."""
    if delay_days > LATE_DAYS:
        late = f"outcomes come after {about(delay_days)} days"
        return f"shadow, then a back-test once the outcomes are there: {late}, too late for a test of weeks"
    return "" if days <= DAYS_LIMIT else "shadow and offline comparison: the traffic takes too long to fill a test"
