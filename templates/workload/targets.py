"""Targets: latency, freshness, availability and money."""

from __future__ import annotations

from typing import Any

from core.constraints import Constraints
from templates.workload.gaps import Gaps
from templates.workload.profiles import domain

WAITING = ("online", "streaming", "embedded", "edge")
WINDOWED = ("fraud", "iot", "ads")


def targets(c: Constraints, shape: dict[str, Any], rates: dict[str, Any], gaps: Gaps) -> dict[str, Any]:
    """What the design must reach; nobody waits for a batch, so it has no latency target unless one was stated."""
    freshness = gaps.number("freshness_s", c.freshness_s, _freshness(shape, rates))
    streams = rates["events_per_s"] > 0 and (rates["mode"] == "streaming" or freshness < 300)
    windowed = shape["features"] > 0 and (freshness < 10 or domain(c) in WINDOWED)
    if c.budget.monthly_usd is None:
        gaps.record("budget_usd")
    return {
        "p95_target_ms": _p95(c, shape, rates["mode"], gaps),
        "p99_target_ms": c.latency.p99_ms.value if c.latency.p99_ms else None,
        "first_token_ms": c.latency.first_token_ms.value
        if c.latency.first_token_ms
        else shape["first_token_ms"] or None,
        "freshness_s": freshness,
        "availability_slo": gaps.number("availability_slo", c.availability_slo),
        "budget_usd": c.budget.monthly_usd.value if c.budget.monthly_usd else None,
        "stateful_stream": streams and windowed,
    }


def _p95(c: Constraints, shape: dict[str, Any], mode: str, gaps: Gaps) -> float | None:
    if c.latency.p95_ms:
        return c.latency.p95_ms.value
    if c.latency.p99_ms:
        return c.latency.p99_ms.value / 1.8
    if c.latency.p50_ms:
        return c.latency.p50_ms.value * 2.5
    return gaps.number("p95_target_ms", None, shape["p95_ms"]) if mode in WAITING else None


def _freshness(shape: dict[str, Any], rates: dict[str, Any]) -> float:
    if rates["mode"] == "streaming":
        return 5.0
    if rates["mode"] == "batch":
        return float(max(86_400.0, rates["run_every_s"]))
    return float(shape.get("freshness_s", 86_400.0)) if rates["events_per_s"] > 0 else 86_400.0
