"""The patterns of the catalogue that a product a brief demands may stand for, where it is to run."""

from __future__ import annotations

from functools import cache

from agents.selection.spellings import spelt
from core.constraints import Constraints
from templates.catalog.load import catalog
from templates.catalog.pattern import Pattern

HOSTS = {"on_prem": "k8s"}


def platform_of(c: Constraints) -> str | None:
    """The platform whose patterns count: the cloud, on machines of one's own Kubernetes; None where none is known."""
    cloud = None if c.cloud is None else str(c.cloud.value)
    return None if cloud is None else HOSTS.get(cloud, cloud)


@cache
def forms(product: str, cloud: str, *capabilities: str) -> tuple[Pattern, ...]:
    """The patterns of the product by any of its names, of these capabilities; of all where none is given."""
    names = spelt({product})
    own = (p for p in catalog().patterns.values() if p.cloud in (cloud, "any") and names.intersection(p.products))
    return tuple(p for p in own if not capabilities or p.capability in capabilities)
