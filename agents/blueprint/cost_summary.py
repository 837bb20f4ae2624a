"""What the whole costs, in the figures a page shows: by capability, its drivers, its growth and its share."""

from __future__ import annotations

from core.constraints import Strict
from core.costs import CostEstimate

VALUE_FACTOR = 3.0  # what a month brings over what it costs: STG-01


class CostSummary(Strict):
    """USD a month; `growth_12mo` month by month."""

    monthly: dict[str, float]
    by_capability: dict[str, float]
    drivers: list[str]
    growth_12mo: list[float]
    per_1k_predictions: float | None
    budget_pct: float | None = None
    least_value_usd: float | None = None  # in designs of before it was held against the bill


def summary(bill: CostEstimate, budget: float | None) -> CostSummary:
    """`budget` in USD a month; the share is in percent, None without a budget."""
    money = bill.monthly_usd
    per = bill.per_1k_predictions_usd
    return CostSummary(
        monthly={"low": float(money.low), "expected": float(money.expected), "high": float(money.high)},
        by_capability={name: float(usd) for name, usd in bill.by_capability.items()},
        drivers=bill.drivers,
        growth_12mo=[float(usd) for usd in bill.growth],
        per_1k_predictions=None if per is None else float(per),
        least_value_usd=round(VALUE_FACTOR * float(money.expected), 2),
        budget_pct=round(100 * float(money.expected) / budget, 1) if budget else None,
    )
