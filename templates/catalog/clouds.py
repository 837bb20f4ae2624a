"""A cloud: its regions with country, places, price multipliers and GPU families."""

from __future__ import annotations

from typing import Literal

from core.constraints import Strict

Area = Literal["us", "ca", "eu", "apac", "in", "sa", "me", "af", "own"]


class Region(Strict):
    """`compute`/`gpu` multiply the home region's price; `gpus` None = not known, check before planning on one."""

    country: str
    area: Area
    places: list[str] = []
    compute: float
    gpu: float | None = None
    estimated: bool = False
    gpus: list[str] | None = None


class Cloud(Strict):
    id: str
    title: str
    default_region: str
    default_by_residency: dict[str, str] = {}
    area_multiplier: dict[str, float]
    regions: dict[str, Region]
    products: list[str] = []
    terraform_providers: dict[str, str] = {}
    identity: str = ""
    source: str
    as_of: str
