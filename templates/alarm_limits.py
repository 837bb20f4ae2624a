"""What the alarms on a service ring at: the figures that the design promises, not constants of a module."""

from __future__ import annotations

from typing import Any

from templates.workload.model import Workload

SLOW_FACTOR = 1.2  # a p95 over so many times its target is a page
USUAL_P95_MS = 1000.0  # of a service that nobody waits for, and that was promised no latency
HOUR_S = 3600.0


def limits(work: Workload) -> dict[str, Any]:
    """`p95_ms`: latency that pages; `error_budget`: share of requests that may fail; `requests_hour`: on average."""
    return {
        "p95_ms": round(SLOW_FACTOR * (work.p95_target_ms or USUAL_P95_MS)),
        "error_budget": round(1 - work.availability_slo / 100, 6),
        "requests_hour": round(work.rps_avg * HOUR_S, 1),
    }
