"""What facts need of the catalogue, as an interface: policies do not depend on templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


class Catalogue(Protocol):
    """`patterns` by id and `clouds` by id, as `templates.catalog.load.catalog()` gives them."""

    @property
    def patterns(self) -> Mapping[str, Any]: ...

    @property
    def clouds(self) -> Mapping[str, Any]: ...


def country(catalogue: Catalogue, region: str) -> str | None:
    """ISO country of a region, whichever cloud it belongs to; None when no cloud lists it."""
    found = _region(catalogue, region)
    return None if found is None else str(found.country)


def area(catalogue: Catalogue, region: str) -> str | None:
    """Continent of a region as the catalogue groups prices: us, ca, eu, apac, in, sa, me, af, own."""
    found = _region(catalogue, region)
    return None if found is None else str(found.area)


def _region(catalogue: Catalogue, region: str) -> Any:
    return next((cloud.regions[region] for cloud in catalogue.clouds.values() if region in cloud.regions), None)
