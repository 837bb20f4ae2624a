"""Facts about request paths, the age of data, and what a path's dependencies can promise."""

from __future__ import annotations

from typing import Any

from core.cadence import age_s
from core.constraints import Constraints
from core.constraints.facts import value
from core.landing import only_landed
from core.plan import LatencyPath, Plan


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


def data_age_s(plan: Plan, components: list[dict[str, Any]]) -> float | None:
    """Age of data at decision time, seconds; None when it cannot be known.

    With a stream, or where documents are read as they come: the p95 of the slowest path from it. Else: the longest
    cadence plus what ingestion and transformation take, run that often, where every step must have a cadence. What is
    only landed waits for the step.
    """
    streams = {c["id"] for c in components if c["role"] == "ingest.stream"}
    if streams and not landed(components):
        return _slowest_s(plan, streams)
    inlets = {c["id"] for c in components if c["role"] == "ingest.batch" and c["params"].get("as_they_come")}
    if inlets:
        return _slowest_s(plan, inlets)
    batch = [c["params"] for c in components if c["role"] in ("ingest.batch", "transform.batch")]
    cadences = [params.get("cadence_s") for params in batch]
    if not cadences or None in cadences:
        return None
    return age_s([params.get("lag_s") or 0.0 for params in batch], float(max(cadences)))


def _slowest_s(plan: Plan, inlets: set[str]) -> float | None:
    timed = [path.p95_ms for path in plan.latency if inlets & {hop.component_id for hop in path.hops}]
    return max(timed) / 1000 if timed else None


def landed(components: list[dict[str, Any]]) -> bool:
    """What comes through the broker is kept for the next run, and nothing works on it before."""
    return only_landed({c["role"] for c in components})


def cadence_s(components: list[dict[str, Any]]) -> float | None:
    """Seconds between runs of the slowest batch step; None while one of them has none."""
    found = [c["params"].get("cadence_s") for c in components if c["role"] in ("ingest.batch", "transform.batch")]
    return None if not found or None in found else float(max(found))


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
