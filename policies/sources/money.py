"""Facts about cost, from the estimate; every amount in USD per month."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from core.costs import CostEstimate, CostLine


def cost(estimate: CostEstimate, parent: CostEstimate | None) -> dict[str, Any]:
    expected = float(estimate.monthly_usd.expected)
    month_12 = None if estimate.month_12_usd is None else float(estimate.month_12_usd)
    return {
        "expected": expected,
        "low": float(estimate.monthly_usd.low),
        "high": float(estimate.monthly_usd.high),
        "month_12": month_12,
        "growth_factor": month_12 / expected if month_12 is not None and expected else None,
        "unknown_lines": estimate.unknown,
        "delta_pct": _delta_pct(estimate, parent),
        "against_version": estimate.delta.against_version if estimate.delta else None,
        "llm_usd": sum((float(line.monthly_usd or 0) for line in estimate.lines if _is_model_call(line)), 0.0),
        "floors": _floors(estimate.lines),
    }


def _delta_pct(estimate: CostEstimate, parent: CostEstimate | None) -> float | None:
    if estimate.delta:
        return estimate.delta.pct
    before = float(parent.monthly_usd.expected) if parent else 0.0
    return (float(estimate.monthly_usd.expected) / before - 1) * 100 if before else None


def _is_model_call(line: CostLine) -> bool:
    return line.component_id == "serve.llm" or "token" in line.unit.lower()


def _floors(lines: list[CostLine]) -> list[dict[str, Any]]:
    """What each component costs with no traffic at all."""
    sums: dict[str, float] = defaultdict(float)
    services: dict[str, str] = {}
    for line in lines:
        if line.fixed and line.monthly_usd is not None:
            sums[line.component_id] += float(line.monthly_usd)
            services.setdefault(line.component_id, line.service)
    return [{"id": id_, "service": services[id_], "monthly_usd": round(sums[id_], 2)} for id_ in sums]
