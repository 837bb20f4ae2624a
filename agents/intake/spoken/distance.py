"""An answer asked for sooner than the network alone takes from where the callers are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.readers.place import Place, find
from agents.intake.spoken.frames import pattern
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints, Fact, Source
from templates.distance import area_in, area_of, between
from templates.regions import UnknownResidency, default_region, in_residency, lawful

_NEAR = 60


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The time is taken at the caller, and the caller is on another continent than the region."""
    target, cloud = c.latency.p95_ms or c.latency.p99_ms, c.cloud.value if c.cloud else None
    if target is None or cloud not in CLOUDS or not is_at_the_caller(document, c):
        return
    served = _served(c, str(cloud))
    if served is None:
        return
    for place in find(document):
        home, here, there = place.row.get(cloud), area_of(served), lies_in(place, str(cloud))
        network = between(here or "", there or "") if _calls(document, place) else None
        if network is None or served == home or network[1] <= target.value or (home is None and here == there):
            continue
        yield _too_far(c, target, place, served, home, network[1])
        return


def lies_in(place: Place, cloud: str) -> str | None:
    """The area of a place: of its region on the cloud, else on another one, else of its country."""
    regions = [str(place.row[name]) for name in (cloud, *CLOUDS) if place.row.get(name)]
    return next((area for region in regions if (area := area_of(region))), None) or area_in(
        str(place.row.get("country"))
    )


def _too_far(c: Constraints, target: Fact[float], place: Place, served: str, home: str | None, p95: float) -> Clash:
    field = "latency.p95_ms" if target is c.latency.p95_ms else "latency.p99_ms"
    nearer: dict[str, Any] = {"regions": [{"id": home}]}
    bound = home is not None and _bound(c, home)
    if bound:
        nearer["residency"] = None
    enough = float(f"{p95 + target.value:.2g}")
    return Clash(
        (field, "residency" if bound and c.regions is not None and not c.regions.hard else "regions"),
        f"The network alone takes {p95:g} ms p95 from {place.name} to {served}; {target.value:g} ms is asked for.",
        (
            Way(f"Allow {enough:g} ms, the network included", {field: enough}),
            *([Way(f"Serve from {home}" + (" and keep the data there" if bound else ""), nearer)] if home else []),
            Way("Take the time at the service, without the network", {"latency.scope": "api"}),
        ),
    )


def _served(c: Constraints, cloud: str) -> str | None:
    """The region named, else the usual one where the data must stay; None where the callers' own may be taken."""
    where = str(c.residency.value) if c.residency is not None else "none"
    try:
        named = lawful(c.regions, where)
        stated = c.regions is not None and c.regions.source is Source.STATED
        return named[0].id if named and stated else default_region(cloud, where) if where != "none" else None
    except UnknownResidency:
        return None


def _bound(c: Constraints, home: str) -> bool:
    """Whether the data may not be where the callers are."""
    try:
        return c.residency is not None and not in_residency(home, c.residency.value)
    except UnknownResidency:
        return False


def is_at_the_caller(document: Document, c: Constraints) -> bool:
    if c.latency.scope is not None:
        return c.latency.scope.value == "end_to_end"
    return bool(pattern("distance", "measured").search(document.low))


def _calls(document: Document, place: Place) -> bool:
    """`the callers sit in Sydney`, `Australian customers`: who asks is there."""
    left = document.low[max(document.sentence_at(place.start).start, place.start - _NEAR) : place.start]
    return bool(
        pattern("distance", "there").search(left) or pattern("distance", "from_there").match(document.low, place.end)
    )
