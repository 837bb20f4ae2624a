"""The region for people in a country where the cloud has none: the nearest under the same law."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import yaml

from templates.catalog.load import catalog

POSITIONS = Path(__file__).parent / "positions.yaml"
EARTH_KM = 6371.0
# Never the stand-in for a country without a region: their authorities reach data whoever they are about.
APART = frozenset({"US", "CN"})


def nearest(country: str, cloud: str, union: frozenset[str]) -> str | None:
    """The region of `cloud` nearest to `country`, inside `union` for its members; None where nothing is known of it."""
    here = _positions().get(country)
    candidates = {
        facts.country: name
        for name, facts in reversed(catalog().clouds[cloud].regions.items())
        if facts.country in _positions()
        and (facts.country in union if country in union else facts.country not in APART)
    }
    if here is None or not candidates:
        return None
    return candidates[min(candidates, key=lambda other: kilometres(here, _positions()[other]))]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle between two places given in degrees north and east."""
    (north, east), (north_, east_) = (tuple(map(radians, place)) for place in (one, other))
    half = sin((north_ - north) / 2) ** 2 + cos(north) * cos(north_) * sin((east_ - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


@cache
def _positions() -> dict[str, tuple[float, float]]:
    rows = yaml.safe_load(POSITIONS.read_text(encoding="utf-8"))
    return {country: (float(north), float(east)) for country, (north, east) in rows.items()}
