"""An answer asked for sooner than the network alone takes from where the callers are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.readers import places
from agents.intake.readers.places import Place
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load, spaced
from core.constraints import Constraints, Fact
from templates.distance import area_of, between
from templates.regions import UnknownResidency, in_residency

_NEAR = 60


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The time is taken at the caller, and the caller is on another continent than the region."""
    target, cloud = c.latency.p95_ms or c.latency.p99_ms, c.cloud.value if c.cloud else None
    if target is None or cloud not in CLOUDS or c.regions is None or not _at_the_caller(document, c):
        return
    served = c.regions.value[0].id
    for place in places.find(document):
        home = place.row.get(cloud)
        if home is None or not _calls(document, place):
            continue
        network = between(area_of(served) or "", area_of(str(home)) or "")
        if network is None or served == home or network[1] <= target.value:
            continue
        yield _too_far(c, target, place, served, str(home), network[1])
        return


def _too_far(c: Constraints, target: Fact[float], place: Place, served: str, home: str, p95: float) -> Clash:
    field = "latency.p95_ms" if target is c.latency.p95_ms else "latency.p99_ms"
    nearer: dict[str, Any] = {"regions": [{"id": home}]}
    bound = _bound(c, home)
    if bound:
        nearer["residency"] = None
    enough = float(f"{p95 + target.value:.2g}")
    return Clash(
        (field, "residency" if bound and c.regions is not None and not c.regions.hard else "regions"),
        f"The network alone takes {p95:g} ms p95 from {place.name} to {served}; {target.value:g} ms is asked for.",
        (
            Way(f"Allow {enough:g} ms, the network included", {field: enough}),
            Way(f"Serve from {home}" + (" and keep the data there" if bound else ""), nearer),
            Way("Take the time at the service, without the network", {"latency.scope": "api"}),
        ),
    )


def _bound(c: Constraints, home: str) -> bool:
    """Whether the data may not be where the callers are."""
    try:
        return c.residency is not None and not in_residency(home, c.residency.value)
    except UnknownResidency:
        return False


def _at_the_caller(document: Document, c: Constraints) -> bool:
    if c.latency.scope is not None:
        return c.latency.scope.value == "end_to_end"
    return bool(_frame("measured").search(document.low))


def _calls(document: Document, place: Place) -> bool:
    """`the callers sit in Sydney`, `Australian customers`: who asks is there."""
    left = document.low[max(document.sentence_at(place.start).start, place.start - _NEAR) : place.start]
    return bool(_frame("there").search(left) or _frame("from_there").match(document.low, place.end))


@cache
def _frame(name: str) -> re.Pattern[str]:
    table = load("callers")
    people = "|".join(table["people"])
    return re.compile(spaced(str(table["frames"][name]).replace("{people}", f"(?:{people})")), re.I)
