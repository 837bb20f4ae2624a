"""Where things may run: residency sets, places, price multipliers, GPU families."""

from __future__ import annotations

from core.areas import AREAS, EEA
from core.constraints import Fact, RegionRef, Source
from templates.catalog.clouds import Cloud, Region
from templates.catalog.load import catalog
from templates.nearest import nearest

OWN_SITE = "*"


class UnknownRegion(KeyError):
    """No cloud of the catalogue has this region."""


class UnknownResidency(ValueError):
    """Not a residency rule this catalogue can check."""


def allowed(residency: str, cloud: str) -> set[str]:
    """Region ids of `cloud` inside `residency` (none, an area of `core.areas`, country:<ISO>)."""
    regions = catalog().clouds[cloud].regions
    countries = _countries(residency)
    return {name for name, facts in regions.items() if countries is None or _inside(facts, countries)}


def wider(residency: str) -> list[str]:
    """The residency rules that hold all of this one and more, the next larger first."""
    inside = _countries(residency)
    return [area for area in ("eu_only", "eea") if inside is not None and inside < AREAS[area]]


def within(inner: str, outer: str) -> bool:
    """Whether the one residency rule is the narrower of the two; no rule is narrower than itself."""
    small, large = _countries(inner), _countries(outer)
    return small is not None and (large is None or small < large)


def in_residency(region: str, residency: str) -> bool:
    """Whether `region` is inside; a region nobody catalogued is outside every rule but "none"."""
    if _countries(residency) is None:
        return True
    return any(region in allowed(residency, cloud) for cloud in catalog().clouds)


def place_region(place: str, cloud: str) -> str | None:
    """The region for a place a brief names ("Frankfurt", "Ireland") or a region id; None when there is none."""
    wanted = place.strip().lower()
    regions = catalog().clouds[cloud].regions
    if wanted in regions:
        return wanted
    return next((name for name, facts in regions.items() if wanted in facts.places), None)


def cloud_of(region: str) -> str | None:
    """The cloud that has this region; None when none has."""
    return next((cloud.id for cloud in catalog().clouds.values() if region in cloud.regions), None)


def country_of(region: str) -> str | None:
    """The ISO country a region lies in; None for one's own site and for a region nobody catalogued."""
    found = (cloud.regions[region].country for cloud in catalog().clouds.values() if region in cloud.regions)
    country = next(found, None)
    return None if country == OWN_SITE else country


def lawful(named: Fact[list[RegionRef]] | None, residency: str) -> list[RegionRef]:
    """The regions of a brief; one that was only guessed from a place must lie inside the residency."""
    if named is None:
        return []
    guessed = named.source is not Source.STATED
    return [ref for ref in named.value if not guessed or in_residency(ref.id, residency)]


def default_region(cloud: str, residency: str = "none") -> str:
    """The cloud's usual region for a residency; the first allowed one where none is set, the nearest where none is."""
    facts = catalog().clouds[cloud]
    usual = facts.default_by_residency.get(residency, facts.default_region)
    inside = allowed(residency, cloud)
    if usual in inside:
        return usual
    return min(inside) if inside else near(residency.removeprefix("country:").upper(), cloud) or usual


def near(country: str, cloud: str) -> str | None:
    """The region of `cloud` in `country`, else the nearest one under the same law; None where neither is known."""
    if cloud not in catalog().clouds:
        return None
    return nearest(country, cloud, EEA)


def multiplier(cloud: str, region: str, kind: str) -> float:
    """The region's price over the home region's, by price kind; "flat" is 1. Raises `UnknownRegion`."""
    facts = _region(catalog().clouds[cloud], region)
    match kind:
        case "flat":
            return 1.0
        case "gpu":
            return facts.gpu or facts.compute
        case "compute":
            return facts.compute
        case _:
            return catalog().clouds[cloud].area_multiplier[facts.area]


def estimated(cloud: str, region: str) -> bool:
    """True when the region's multiplier is a neighbour's, not read from a price list."""
    return _region(catalog().clouds[cloud], region).estimated


def has_gpu(cloud: str, region: str, family: str) -> bool | None:
    """Whether `family` (l4, t4, a10, a100, h100) is listed there; None = not known, check before planning."""
    gpus = _region(catalog().clouds[cloud], region).gpus
    return None if gpus is None else family in gpus


def _region(cloud: Cloud, region: str) -> Region:
    if region not in cloud.regions:
        raise UnknownRegion(f"{region} is not a region of {cloud.id}")
    return cloud.regions[region]


def _countries(residency: str) -> frozenset[str] | None:
    if residency == "none":
        return None
    if residency.startswith("country:"):
        return frozenset({residency.removeprefix("country:").upper()})
    if residency not in AREAS:
        raise UnknownResidency(residency)
    return AREAS[residency]


def _inside(region: Region, countries: frozenset[str]) -> bool:
    return region.country == OWN_SITE or region.country in countries
