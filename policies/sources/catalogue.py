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
    for cloud in catalogue.clouds.values():
        if region in cloud.regions:
            return str(cloud.regions[region].country)
    return None
