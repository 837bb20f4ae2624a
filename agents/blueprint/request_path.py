"""The hops of one request with their timeouts, and how long the caller has to wait for all of them."""

from __future__ import annotations

from core.constraints import Strict
from core.plan import Hop, LatencyPath
from templates.workload.model import Workload

TIMEOUT_FACTOR, CLIENT_FACTOR = 2.0, 1.1
REPEATABLE = ("feature.", "store.")  # reads: asking twice changes nothing
UTILISATION = 0.6


class PathHop(Strict):
    hop: str
    p50_ms: float
    p95_ms: float
    timeout_ms: float
    retry: int


class LatencyBudget(Strict):
    total_p95: float | None
    sum_p95: float | None
    headroom_pct: float | None
    client_timeout_ms: float | None


def timed(hop: Hop) -> PathHop:
    """A hop may take twice its p95; a read may be repeated once."""
    again = int(str(hop.component_id).startswith(REPEATABLE))
    return PathHop(
        hop=hop.name, p50_ms=hop.p50_ms, p95_ms=hop.p95_ms, timeout_ms=TIMEOUT_FACTOR * hop.p95_ms, retry=again
    )


def budget(request: LatencyPath | None) -> LatencyBudget:
    """The caller waits longer than every hop may take, repeats included."""
    if request is None:
        return LatencyBudget(total_p95=None, sum_p95=None, headroom_pct=None, client_timeout_ms=None)
    longest = sum(hop.timeout_ms * (1 + hop.retry) for hop in map(timed, request.hops))
    return LatencyBudget(total_p95=request.target_p95_ms, sum_p95=request.p95_ms, headroom_pct=request.headroom_pct,
                         client_timeout_ms=round(CLIENT_FACTOR * longest, 1))  # fmt: skip


def concurrency(request: LatencyPath | None, work: Workload) -> int:
    """Requests in work at once at the peak, one spare included."""
    return 1 if request is None else int(work.rps_peak * request.p50_ms / 1000 / UTILISATION) + 1
