"""Sizes a component is priced with, by name: what its infrastructure is given, so that both are the same figure."""

from __future__ import annotations

from collections.abc import Iterable

from core.plan import Component
from templates.catalog.load import Catalog
from templates.pricing.lines import Placement
from templates.workload.model import Workload

Sizes = dict[str, dict[str, float | str]]


def sizes(components: Iterable[Component], workload: Workload, catalog: Catalog) -> Sizes:
    """Component id → its parameters and derived quantities that are numbers or names (`shards`, `node_type`)."""
    return {c.id: _own(Placement(c, catalog.pattern(c.built_as), workload, catalog)) for c in components}


def _own(place: Placement) -> dict[str, float | str]:
    wanted = [*place.pattern.params, *place.component.params, *place.pattern.derived]
    found = {name: place.names.get(name) for name in wanted}
    return {name: value for name, value in found.items() if isinstance(value, int | float | str)}
