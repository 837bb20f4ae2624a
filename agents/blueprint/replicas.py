"""How many copies of the service run, in how many zones."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from agents.vocabulary import WAITING
from core.constraints import Strict
from core.plan import Component
from templates.catalog.load import Catalog, catalog
from templates.workload import availability
from templates.workload.model import Workload

COLD_MS = 2000.0  # no answer that must come sooner waits for a container to start
CORES = ("task_vcpu", "node_vcpu", "instance_vcpu")
IN_PROCESS = "any.serve.embedded_lowlat"


class Replicas(Strict):
    min: int
    max: int
    target_metric: str
    target: float


def zones(work: Workload) -> int:
    return availability.zones(work.availability_slo)


def regional(components: Sequence[Component], catalog: Catalog) -> bool:
    """Whether everything that serves is spread over the zones of its region by the service itself."""
    serving = [c for c in components if c.capability == "serve"]
    return bool(serving) and all(catalog.pattern(c.pattern_id).regional for c in serving)


def cores(serving: list[Component]) -> float:
    """Cores of one replica."""
    online = [c.params for c in serving if c.role == "serve.online"]
    sizes = [params.get(name) for params in online for name in CORES]
    return next((float(size) for size in sizes if isinstance(size, int | float)), 1.0)


def replicas(work: Workload, serving: list[Component]) -> Replicas:
    """Peak × core time ÷ utilisation, half as much again at most; a quarter of the peak is always up, and from
    99.95 % on all of it and a spare. At the edge one a device."""
    if work.mode == "edge":
        fleet = max(1, int(work.devices))
        return Replicas(min=fleet, max=fleet, target_metric="devices", target=1)
    if work.mode not in WAITING:
        return Replicas(min=0, max=1, target_metric="runs", target=1)
    by = {c.pattern_id for c in serving}
    core_ms = core_time_ms(work, IN_PROCESS if IN_PROCESS in by else "")
    peak = ceil(round(work.rps_peak * core_ms / 1000 / work.utilisation / cores(serving), 9))
    warm = redundancy(work)
    ready = peak + 1 if work.availability_slo >= availability.THREE_ZONES_PCT else ceil(peak / 4) if peak > 4 else 0
    least = max(warm, ready)
    return Replicas(min=least, max=max(4, 4 * warm, ceil(1.5 * peak)), target_metric="cpu", target=60)


def ready(work: Workload, serving: list[Component]) -> int:
    """Copies that always run: what the bill counts and the infrastructure is given; none where one may sleep."""
    if work.mode not in WAITING:
        return 0
    least = max(replicas(work, serving).min, 1)
    return 0 if least == 1 and _patient(work) and _sleeps(serving) else least


def _patient(work: Workload) -> bool:
    """A cold start now and then breaks no target."""
    targets = [ms for ms in (work.p95_target_ms, work.first_token_ms) if ms is not None]
    return min(targets, default=COLD_MS) >= COLD_MS


def _sleeps(serving: list[Component]) -> bool:
    """Whether what answers is started by the first request after a pause."""
    online = [catalog().pattern(c.pattern_id) for c in serving if c.role == "serve.online"]
    return bool(online) and all(pattern.latency.scale_to_zero for pattern in online)


def core_time_ms(work: Workload, pattern_id: str) -> float:
    """ms of one core a prediction takes in what serves it."""
    return work.compiled_core_ms if pattern_id == IN_PROCESS else work.cpu_ms


def redundancy(work: Workload) -> int:
    """Copies that availability and response time ask for, whatever the load."""
    fast = work.p95_target_ms is not None and work.p95_target_ms < 1000
    return max(zones(work), 2 if work.p95_target_ms is not None and work.p95_target_ms < 100 else 1 if fast else 0)
