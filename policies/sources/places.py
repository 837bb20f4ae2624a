"""Facts about places: every region in which something of the system rests or is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.constraints import Constraints
from core.plan import Plan
from policies.residency import EU, GEOGRAPHIES, allows
from policies.sources.brief import value
from policies.sources.catalogue import Catalogue, country


def regions(constraints: Constraints, plan: Plan, parts: list[dict[str, Any]], catalogue: Catalogue) -> dict[str, Any]:
    residency = value(constraints.residency)
    named = [] if constraints.regions is None else constraints.regions.value
    return {
        "residency": residency,
        "primary": plan.region,
        "places": [_place(what, region, residency, catalogue) for what, region in _where(parts)],
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


def _where(parts: list[dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
    """Components, then what they send elsewhere: each `<what>_region` parameter is a place of its own.

    A managed model has a routing profile and a vendor's service has a tenant; if their place is not
    decided, it is listed without one, so that the residency rules cannot pass over it.
    """
    for part in parts:
        yield part["id"], part["region"]
        sent = {key.removesuffix("_region"): place for key, place in part["params"].items() if key.endswith("_region")}
        if part["role"] == "serve.llm" and part.get("managed", True):
            sent.setdefault("profile", None)
        if part["params"].get("saas"):
            sent.setdefault("tenant", None)
        yield from ((f"{part['id']} {what}", place) for what, place in sent.items())


def _place(what: str, region: str | None, residency: str | None, catalogue: Catalogue) -> dict[str, Any]:
    found = None if region is None else country(catalogue, region)
    area = frozenset({found}) if found else GEOGRAPHIES.get(str(region))
    place = {"id": what, "region": region, "country": found}
    if area is None:
        return place
    return {**place, "in_eu": area <= EU, "in_residency": allows(residency or "none", area)}
