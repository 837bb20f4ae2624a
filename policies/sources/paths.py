"""Facts about request paths, the age of data, and what a path's dependencies can promise."""

from __future__ import annotations

from typing import Any

from core.constraints import Constraints
from core.plan import LatencyPath, Plan
from policies.sources.brief import value


def latency(constraints: Constraints, plan: Plan) -> dict[str, Any]:
    return {"target_p95_ms": value(constraints.latency.p95_ms), "paths": [_path(path) for path in plan.latency]}


def _path(path: LatencyPath) -> dict[str, Any]:
    biggest = max(path.hops, key=lambda hop: hop.p95_ms, default=None)
    return {
        "name": path.name,
        "p50_ms": path.p50_ms,
        "p95_ms": path.p95_ms,
        "target_p95_ms": path.target_p95_ms,
        "headroom_pct": path.headroom_pct,
        "biggest_hop": biggest.name if biggest else None,
        "biggest_hop_p95_ms": biggest.p95_ms if biggest else None,
    }


def data_age_s(components: list[dict[str, Any]]) -> float | None:
    """Longest cadence plus all lags of the way data takes; the stream's way where there is one.

    None when a batch step has no cadence: the age is then not known.
    """
    moving = [c for c in components if c["capability"] in ("ingest", "transform", "feature")]
    streamed = [c for c in moving if c["role"].endswith((".stream", ".online"))]
    way = streamed if any(c["role"] == "ingest.stream" for c in streamed) else [c for c in moving if c not in streamed]
    cadences = [0.0 if c in streamed else c["params"].get("cadence_s") for c in way if c["role"] != "feature.offline"]
    if not cadences or any(cadence is None for cadence in cadences):
        return None
    return max(cadences) + sum(c["params"].get("lag_s") or 0.0 for c in way)


def availability(constraints: Constraints, components: list[dict[str, Any]]) -> dict[str, Any]:
    """`composite_pct` is the product over the serving path; None when one of its components gives none."""
    path = [c["params"].get("availability_pct") for c in components if c["serving_path"]]
    serving = [c["params"].get("regions") or 1 for c in components if c["capability"] == "serve"]
    return {
        "slo_pct": value(constraints.availability_slo),
        "rpo_min": value(constraints.rpo_min),
        "composite_pct": _product(path),
        "regions": min(serving, default=None),
    }


def _product(percentages: list[float | None]) -> float | None:
    if not percentages:
        return None
    total = 100.0
    for percentage in percentages:
        if percentage is None:
            return None
        total *= percentage / 100
    return total
