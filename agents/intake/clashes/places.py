"""Places that exclude each other: regions outside a residency, a cloud without one in it, four nines in one region."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.ways import Way
from agents.spelling import platform
from core.constraints import Constraints, Source
from templates.countries import called
from templates.regions import UnknownResidency, allowed, cloud_of, default_region, in_residency, lawful, wider

CLOUDS = ("aws", "gcp", "azure")
FIVE_NINES = 99.999  # what two regions share, names and identities above all, promises less
FOUR_NINES = 99.99  # one region does not promise it (policy REL-02)


def clashes(c: Constraints) -> Iterator[Clash]:
    yield from _outside(c)
    yield from _nowhere(c)
    yield from _elsewhere(c)
    yield from _unknown(c)
    yield from list(_alone(c)) or _beyond(c)


def _outside(c: Constraints) -> Iterator[Clash]:
    if c.regions is None or c.residency is None:
        return
    where = c.residency.value
    try:
        outside = [ref.id for ref in lawful(c.regions, where) if cloud_of(ref.id) and not in_residency(ref.id, where)]
    except UnknownResidency:
        return
    if outside:
        names = ", ".join(outside)
        yield Clash(
            ("regions", "residency"),
            f"{names} is outside {called(where)}, where the data must stay.",
            (
                Way(f"Use a region inside {called(where)}", {"regions": None}),
                Way(f"Allow {names}", {"residency": None}),
            ),
        )


def _nowhere(c: Constraints) -> Iterator[Clash]:
    """The data must stay where the cloud has no region at all."""
    cloud, where = (c.cloud.value if c.cloud else None), (str(c.residency.value) if c.residency else "none")
    if cloud not in CLOUDS or _lawful(where, str(cloud)) != set():
        return
    others = [other for other in CLOUDS if _lawful(where, other)]
    elsewhere = [Way(f"Run on {platform(other)}", {"cloud": other, "regions": None}) for other in others]
    own = Way("Run on machines of your own", {"cloud": "on_prem", "regions": None})
    yield Clash(
        ("cloud", "residency"),
        f"{platform(str(cloud))} has no region inside {called(where)}, where the data must stay.",
        (*elsewhere, *([] if others else [own]), *_wider(where, str(cloud))),
    )


def _wider(where: str, cloud: str) -> list[Way]:
    """The next larger area with a region of the cloud, else anywhere."""
    area = next((area for area in wider(where) if _lawful(area, cloud)), None)
    if area is not None:
        return [Way(f"Allow {called(area)} instead of {called(where)}", {"residency": area})]
    return [Way(f"Allow data outside {called(where)}", {"residency": None})]


def _elsewhere(c: Constraints) -> Iterator[Clash]:
    """Every region named belongs to another cloud than the one named."""
    if c.cloud is None or c.regions is None or c.cloud.value not in CLOUDS:
        return
    owners = {owner for ref in c.regions.value if (owner := cloud_of(ref.id))}
    if owners and c.cloud.value not in owners:
        names, owner = ", ".join(ref.id for ref in c.regions.value), min(owners)
        yield Clash(
            ("cloud", "regions"),
            f"{names} is a region of {platform(owner)}, not of {platform(c.cloud.value)}.",
            (
                Way(f"Use a region of {platform(c.cloud.value)}", {"regions": None}),
                Way(f"Run on {platform(owner)}", {"cloud": owner}),
            ),
        )


def _unknown(c: Constraints) -> Iterator[Clash]:
    """Every region named is one the catalogue has no prices, services and limits of, such as those for governments."""
    cloud, regions = (str(c.cloud.value) if c.cloud else ""), c.regions
    if cloud not in CLOUDS or regions is None or regions.source is not Source.STATED:
        return
    if any(cloud_of(ref.id) for ref in regions.value):
        return
    where, names = (str(c.residency.value) if c.residency else "none"), ", ".join(ref.id for ref in regions.value)
    text = f"The catalogue has no prices and no services of {names}, so no design for it can be checked."
    other = default_region(cloud, where) if _lawful(where, cloud) else None
    instead = (Way(f"Use {other}", {"regions": None}),) if other else ()
    yield Clash(
        ("regions",), text, (*instead, Way("Run on machines of your own", {"cloud": "on_prem", "regions": None}))
    )


def _alone(c: Constraints) -> Iterator[Clash]:
    """Four nines need a second region: one that is not allowed, or that the residency does not hold, is missing."""
    slo, cloud = c.availability_slo, c.cloud.value if c.cloud else None
    if slo is None or slo.value < FOUR_NINES or cloud not in CLOUDS:
        return
    lower = Way("Accept 99.95 % availability", {"availability_slo": 99.95})
    if c.regions is not None and c.regions.hard and len({ref.id for ref in c.regions.value}) == 1:
        only = c.regions.value[0].id
        text = f"{slo.value:g} % availability needs a second region, and only {only} may be used."
        yield Clash(("availability_slo", "regions"), text, (lower, Way("Allow a second region", {"regions": None})))
        return
    where = str(c.residency.value) if c.residency is not None else "none"
    if len(_lawful(where, str(cloud)) or ()) == 1:
        named = platform(str(cloud))
        text = f"{slo.value:g} % availability needs a second region, and {named} has only one inside {called(where)}."
        wider = Way(f"Allow a second region outside {called(where)}", {"residency": None})
        yield Clash(("availability_slo", "residency"), text, (lower, wider))


def _beyond(c: Constraints) -> Iterator[Clash]:
    """Five nines from rented regions, however many."""
    slo, cloud = c.availability_slo, c.cloud.value if c.cloud else None
    if slo is not None and slo.value >= FIVE_NINES and cloud in CLOUDS:
        text = f"{slo.value:g} % availability is above what two regions with a common entry promise, {FOUR_NINES:g} %."
        ways = (Way(f"Accept {FOUR_NINES:g} % availability", {"availability_slo": FOUR_NINES}),)
        yield Clash(("availability_slo",), text, ways)


def _lawful(residency: str, cloud: str) -> set[str] | None:
    """The regions of the cloud inside the residency; None for a residency nobody can check."""
    try:
        return allowed(residency, cloud)
    except UnknownResidency:
        return None
