"""Regions that are asked for beside the one that is designed, priced and built."""

from __future__ import annotations

from typing import Literal

from agents.vocabulary import count, listed
from core.constraints import RegionRef

FOUR_NINES = 99.99
EACH = (0.9, 1.1)  # of the one region's bill, for every region that runs the same
Wanted = Literal["none", "active_passive", "active_active"]


def named(regions: list[RegionRef] | None) -> list[str]:
    """The regions that are to work side by side, as the brief names them; reserves and edges left out."""
    return [region.id for region in regions or () if region.role == "primary"]


def wanted(regions: list[RegionRef] | None, availability_slo: float) -> Wanted:
    """What the target or the brief asks for, whatever is built."""
    if availability_slo >= FOUR_NINES or len(named(regions)) > 1:
        return "active_active"
    return "active_passive" if any(region.role == "dr" for region in regions or ()) else "none"


def factor(regions: list[RegionRef] | None) -> tuple[float, float]:
    """What all of them cost, at the least and at the most, as a multiple of the one."""
    low, high = EACH
    all_ = max(2, len(named(regions)))
    return round(all_ * low, 1), round(all_ * high, 1)


def beside(regions: list[RegionRef] | None, built: str) -> str:
    """The regions named beside the one that is built, in words; empty where there are none."""
    others = [name for name in named(regions) if name != built]
    be = "is" if len(others) == 1 else "are"
    return (
        f"of {count(len(others) + 1, 'region')} named, {listed(others)} {be} not part of this design" if others else ""
    )
