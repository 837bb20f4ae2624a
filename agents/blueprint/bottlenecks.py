"""Where the plan gives first when load grows: limits of patterns against peak × 2."""

from __future__ import annotations

from collections.abc import Sequence

from core.constraints import Strict
from core.figures import figure
from core.plan import Component
from templates.catalog.load import Catalog
from templates.workload.model import Workload

AT = 2.0
TIGHT = 0.7
ACTIONS = {
    "max_rps": "raise the quota or add a second endpoint before the limit",
    "max_events_s": "add partitions and consumers",
    "max_gb": "move to a distributed engine",
    "max_vectors": "move vectors to a search cluster",
    "payload_mb": "upload by signed link and process asynchronously",
    "max_devices": "split the fleet by site, each part with its own registry of devices and its own rings",
    "max_device_rps": "put a larger device, or a second one, at each place",
}
UNITS = {
    "max_rps": "requests a second",
    "max_events_s": "events a second",
    "max_gb": "GB",
    "max_vectors": "vectors",
    "payload_mb": "MB a request",
    "max_devices": "devices",
    "max_device_rps": "pictures a second on each device",
}


class Bottleneck(Strict):
    component: str
    limit: str
    at_load: str
    headroom: str
    action: str


def bottlenecks(components: Sequence[Component], work: Workload, catalog: Catalog) -> list[Bottleneck]:
    """Every limit used to more than 70 % at twice the peak, tightest first."""
    demand = {
        "max_rps": work.rps_peak * AT,
        "max_events_s": work.events_per_s * work.peak_factor * AT,
        "max_vectors": work.vectors * AT,
        "payload_mb": work.payload_kb / 1024,
        **_fleet(work),
    }
    found = []
    for component in components:
        limits = catalog.pattern(component.pattern_id).limits
        for name, need in {**demand, "max_gb": AT * held_gb(component.role, work)}.items():
            limit = limits.get(name)
            if limit and need / limit > TIGHT:
                found.append((need / limit, _bottleneck(component, name, limit, need)))
    return [item for _, item in sorted(found, key=lambda pair: (-pair[0], pair[1].component))]


def _fleet(work: Workload) -> dict[str, float]:
    """How many devices there are, and what each has to judge; nothing where their number is a guess."""
    if not work.devices or "devices" in work.assumptions:
        return {}
    return {"max_devices": work.devices * AT, "max_device_rps": work.rps_peak / work.devices * AT}


def held_gb(role: str, work: Workload) -> float:
    """GB one unit of work of the role handles: a run for transforms, the training data elsewhere."""
    return float(str(work.names()["run_gb"])) if role == "transform.batch" else work.data_gb


def _bottleneck(component: Component, name: str, limit: float, need: float) -> Bottleneck:
    return Bottleneck(
        component=component.role,
        limit=f"{figure(limit)} {UNITS[name]}",
        at_load=f"{figure(need)} at twice the peak",
        headroom=f"{(1 - need / limit) * 100:.0f} %",
        action=ACTIONS[name],
    )
