"""Facts about places: every region in which something of the system rests or is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.areas import EU
from core.constraints import Constraints
from core.constraints.facts import value
from core.plan import Plan
from policies.residency import GEOGRAPHIES, OWN_SITE, allows
from policies.sources.catalogue import Catalogue, area, country

# Rules of thumb for a round trip over the public internet, milliseconds at the median.
SAME_CONTINENT_MS, LONGEST_MS = 20.0, 180.0
ROUND_TRIP_MS = {
    frozenset({"us", "eu"}): 80.0,
    frozenset({"ca", "eu"}): 80.0,
    frozenset({"us", "ca"}): 30.0,
    frozenset({"us", "sa"}): 110.0,
    frozenset({"us", "apac"}): 150.0,
    frozenset({"in", "apac"}): 60.0,
}


def regions(constraints: Constraints, plan: Plan, parts: list[dict[str, Any]], catalogue: Catalogue) -> dict[str, Any]:
    residency = value(constraints.residency)
    named = [] if constraints.regions is None else constraints.regions.value
    return {
        "residency": residency,
        "primary": plan.region,
        "places": [_place(what, region, residency, catalogue) for what, region in _where(parts)],
        "users": [
            {"id": ref.id, "rtt_ms": _rtt_ms(ref.id, plan.region, catalogue)} for ref in named if ref.role == "edge"
        ],
        "dr": [
            {
                "id": ref.id,
                "in_residency": _place(ref.id, ref.id, residency, catalogue).get("in_residency"),
                "same_as_primary": ref.id == plan.region,
            }
            for ref in named
            if ref.role == "dr"
        ],
    }


def _rtt_ms(users: str, serving: str, catalogue: Catalogue) -> float | None:
    """Median round trip between two continents; None when one of them is not known."""
    areas = frozenset(filter(None, (area(catalogue, users), area(catalogue, serving))))
    if not area(catalogue, users) or not area(catalogue, serving):
        return None
    return SAME_CONTINENT_MS if len(areas) == 1 else ROUND_TRIP_MS.get(areas, LONGEST_MS)


def _where(parts: list[dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
    """Components, then what they send elsewhere: each `<what>_region` parameter is a place of its own.

    A managed model has a routing profile and a vendor's service has a tenant; if their place is not
    decided, it is listed without one, so that the residency rules cannot pass over it.
    """
    for part in parts:
        yield part["id"], part["region"]
        sent = {key.removesuffix("_region"): place for key, place in part["params"].items() if key.endswith("_region")}
        if part.get("hosted_model", part["role"] == "serve.llm" and part.get("managed", True)):
            sent.setdefault("profile", None)
        if part["params"].get("saas"):
            sent.setdefault("tenant", None)
        yield from ((f"{part['id']} {what}", place) for what, place in sent.items())


def _place(what: str, region: str | None, residency: str | None, catalogue: Catalogue) -> dict[str, Any]:
    found = None if region is None else country(catalogue, region)
    lands = frozenset({found}) if found else GEOGRAPHIES.get(str(region))
    place = {"id": what, "region": region, "country": found}
    if lands is None:
        return place
    return {**place, "in_eu": lands - {OWN_SITE} <= EU, "in_residency": allows(residency or "none", lands)}
