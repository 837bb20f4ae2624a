"""How long the network alone takes between a caller and a region."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from templates.catalog.load import catalog

TABLE = Path(__file__).parent / "distances.yaml"


def between(one: str, other: str) -> tuple[float, float] | None:
    """(p50, p95) in ms between two areas of the catalogue (us, eu, apac …); None where no figure is known."""
    if one == other:
        return _pair(_table()["same"])
    rows = [row for row in _table()["pairs"] if {one, other} == set(row["areas"])]
    return _pair(rows[0]) if rows else None


def area_in(country: str) -> str | None:
    """The area of a country that has no region of its own; None for one between two areas."""
    return next((area for area, countries in _table()["countries"].items() if country in countries), None)


def area_of(region: str) -> str | None:
    """The area a region lies in; None for a region nobody catalogued and for one's own site."""
    found = (cloud.regions[region].area for cloud in catalog().clouds.values() if region in cloud.regions)
    return next(found, None)


def _pair(row: dict[str, Any]) -> tuple[float, float]:
    return float(row["p50_ms"]), float(row["p95_ms"])


@cache
def _table() -> dict[str, Any]:
    return dict(yaml.safe_load(TABLE.read_text(encoding="utf-8")))
