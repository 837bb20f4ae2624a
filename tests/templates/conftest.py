"""Fixtures of the catalogue's tests: the shipped catalogue, and short ways to a workload and a component."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.constraints import Constraints, Data, Fact, RegionRef, Throughput
from core.plan import Component
from templates.catalog.load import Catalog, catalog
from templates.regions import cloud_of
from templates.sizing import workload
from templates.workload.model import Workload

Place = Callable[..., Component]


@pytest.fixture(scope="session")
def book() -> Catalog:
    return catalog()


@pytest.fixture
def place(book: Catalog) -> Place:
    def build(pattern_id: str, region: str = "us-east-1", role: str | None = None, **params: Any) -> Component:
        pattern = book.pattern(pattern_id)
        wanted = role or pattern.roles[0]
        cloud = cloud_of(region)
        assert cloud is not None
        return Component(
            id=wanted, pattern_id=pattern_id, capability=pattern.capability, role=wanted,
            cloud=cloud, region=region, params=params,
        )  # fmt: skip

    return build


@pytest.fixture
def online() -> Callable[..., Workload]:
    """An online workload of 100 requests a second in us-east-1, with any workload field replaced."""

    def build(**changes: Any) -> Workload:
        facts = Constraints(
            cloud=Fact(value="aws"),
            regions=Fact(value=[RegionRef(id="us-east-1")]),
            serving_mode=Fact(value="online"),
            throughput=Throughput(rps_avg=Fact(value=100.0), rps_peak=Fact(value=300.0)),
            data=Data(volume_gb=Fact(value=50.0), growth_gb_day=Fact(value=1.0)),
        )
        return workload(facts).model_copy(update=changes)

    return build
