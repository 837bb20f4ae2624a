"""Money: one priced line, and the estimate they add up to. Rounded per line; totals are sums of lines."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from core.constraints import Strict

CENT = Decimal("0.01")


def cents(amount: float | Decimal) -> Decimal:
    return Decimal(str(amount)).quantize(CENT, rounding=ROUND_HALF_UP)


class Range(Strict):
    low: Decimal
    expected: Decimal
    high: Decimal


class CostLine(Strict):
    """quantity [unit] × unit_price [USD/unit] × region_multiplier = monthly_usd; None = price unknown."""

    line_id: str
    component_id: str
    pattern_id: str
    capability: str
    service: str
    dimension: str
    quantity: float
    unit: str
    unit_price: float | None
    region_multiplier: float = 1.0
    monthly_usd: Decimal | None
    formula: str
    fixed: bool = False
    assumption_ids: list[str] = []
    source: str
    as_of: str
    confidence: Literal["high", "medium", "low"] = "medium"


class Sensitivity(Strict):
    change: str
    monthly_usd: Decimal
    delta_usd: Decimal


class Delta(Strict):
    """Against the parent decision set; `pct` is None when the parent cost nothing."""

    against_version: int
    usd: Decimal
    pct: float | None
    lines: list[dict[str, str | float | None]] = []


class OldPrices(Strict):
    """Lines whose price was old on `judged_on`, the date of the price book, and what they come to a month."""

    lines: int
    monthly_usd: Decimal
    oldest: str
    judged_on: str


class CostEstimate(Strict):
    """`sources` spells out where the prices of its lines were read, by the code a line names."""

    monthly_usd: Range
    currency: Literal["USD"] = "USD"
    lines: list[CostLine]
    unknown: list[str] = []
    by_capability: dict[str, Decimal] = {}
    drivers: list[str] = []
    sensitivity: list[Sensitivity] = []
    month_12_usd: Decimal | None = None
    growth: list[Decimal] = []
    per_1k_predictions_usd: Decimal | None = None
    delta: Delta | None = None
    exclusions: list[str] = []
    method: str = "price book × sizing formulae"
    price_book_as_of: str = ""
    old_prices: OldPrices | None = None
    sources: dict[str, str] = {}
