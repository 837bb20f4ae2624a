"""Regions that were named for another cloud than the one it is to be now."""

from __future__ import annotations

from typing import Any

from agents.intake.assembly import Facts
from core.constraints import Fact, RegionRef, Source
from templates.catalog.load import catalog
from templates.regions import cloud_of, place_region

SURE = 0.8


def follow(merged: Facts, new: Facts) -> None:
    """`GCP instead of AWS`: regions go to the same places on the new cloud, or go. Changes `merged`."""
    cloud, regions = new.get("cloud"), merged.get("regions")
    if cloud is None or cloud.value not in catalog().clouds or regions is None or "regions" in new:
        return
    if all(cloud_of(ref.id) in (cloud.value, None) for ref in regions.value):
        return
    there = [moved for ref in regions.value if (moved := _there(ref, cloud.value)) is not None]
    if there:
        merged["regions"] = _fact(there, regions, cloud)
    else:
        del merged["regions"]


def _there(ref: RegionRef, cloud: str) -> RegionRef | None:
    """The region of the same place on `cloud`; None where it has none there."""
    home = cloud_of(ref.id)
    if home == cloud:
        return ref
    places = catalog().clouds[home].regions[ref.id].places if home is not None else []
    found = next((name for place in places if (name := place_region(place, cloud))), None)
    return None if found is None else ref.model_copy(update={"id": found})


def _fact(there: list[RegionRef], regions: Fact[list[RegionRef]], cloud: Fact[Any]) -> Fact[list[RegionRef]]:
    before = ", ".join(ref.id for ref in regions.value)
    because = f"the place of {before} on {cloud.value}"
    return Fact(value=there, source=Source.INFERRED, span=cloud.span, confidence=SURE, because=because)
