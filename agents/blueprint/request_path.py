"""The hops of one request with their timeouts, and how long the caller has to wait for all of them."""

from __future__ import annotations

from core.constraints import Strict
from core.plan import Hop, LatencyPath
from templates.workload.model import Workload

TIMEOUT_FACTOR = 2.0
PATIENCE, OVER_SUM, FALLBACK_SHARE = 1.5, 1.1, 0.8
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
    fallback_after_ms: float | None = None  # in designs of before it was decided


def hops(request: LatencyPath, p99_ms: float | None) -> list[PathHop]:
    """A hop may take twice its p95, and no longer than until the service falls back; a read may be repeated once."""
    latest = FALLBACK_SHARE * patience(request, p99_ms)
    return [_timed(hop, latest) for hop in request.hops]


def _timed(hop: Hop, latest_ms: float) -> PathHop:
    timeout = max(hop.p95_ms, min(TIMEOUT_FACTOR * hop.p95_ms, latest_ms))
    return PathHop(hop=hop.name, p50_ms=hop.p50_ms, p95_ms=hop.p95_ms, timeout_ms=round(timeout, 3),
                   retry=_repeats(hop))  # fmt: skip


def budget(request: LatencyPath | None, p99_ms: float | None) -> LatencyBudget:
    """The caller waits as long as is promised; the service answers by its fallback while a fifth of that is left."""
    if request is None:
        return LatencyBudget(total_p95=None, sum_p95=None, headroom_pct=None, client_timeout_ms=None)
    wait = patience(request, p99_ms)
    return LatencyBudget(
        total_p95=request.target_p95_ms,
        sum_p95=request.p95_ms,
        headroom_pct=request.headroom_pct,
        client_timeout_ms=round(wait, 1),
        fallback_after_ms=round(FALLBACK_SHARE * wait, 1),
    )


def patience(request: LatencyPath, p99_ms: float | None) -> float:
    """ms until a caller gives up: the promised p99, half as much again as the promised p95, or what every hop may
    take, repeats included, where nothing is promised; never less than the path takes."""
    if request.target_p95_ms is None:
        return OVER_SUM * sum(TIMEOUT_FACTOR * hop.p95_ms * (1 + _repeats(hop)) for hop in request.hops)
    promised = p99_ms if p99_ms is not None else PATIENCE * request.target_p95_ms
    return max(promised, OVER_SUM * request.p95_ms)


def _repeats(hop: Hop) -> int:
    return int(str(hop.component_id).startswith(REPEATABLE))


def concurrency(request: LatencyPath | None, work: Workload) -> int:
    """Requests in work at once at the peak, one spare included."""
    return 1 if request is None else int(work.rps_peak * request.p50_ms / 1000 / UTILISATION) + 1
