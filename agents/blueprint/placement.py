"""Where each component stands: in how many availability zones, and in which security zone."""

from __future__ import annotations

from typing import Literal, get_args

from core.constraints import Strict
from core.plan import Component
from templates.workload.model import Workload

SecurityZone = Literal["edge", "compute", "data", "control"]
ZONES: dict[str, SecurityZone] = {
    "serve": "edge", "ingest": "edge", "store": "data", "feature": "data", "govern": "control", "observe": "control",
}  # fmt: skip
SPREAD = ("serve", "store", "feature", "ingest")  # capabilities that stand in every zone that is paid for


class Placement(Strict):
    id: str
    pattern_id: str
    capability: str
    az: int
    data_class: list[str]
    zone: SecurityZone


def placed(component: Component, zones: int, work: Workload) -> Placement:
    """`zones`: how many the availability target asks for."""
    return Placement(
        id=component.id,
        pattern_id=component.pattern_id,
        capability=component.capability,
        az=zones if component.capability in SPREAD else 1,
        data_class=sorted(work.data_classes),
        zone=_zone(component),
    )


def by_zone(components: list[Component]) -> dict[str, list[str]]:
    """Security zone → ids of its components, every zone named."""
    found: dict[str, list[str]] = {zone: [] for zone in get_args(SecurityZone)}
    for component in components:
        found[_zone(component)].append(component.id)
    return found


def _zone(component: Component) -> SecurityZone:
    return ZONES.get(component.capability, "compute")
