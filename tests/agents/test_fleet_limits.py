"""What a device can judge, and how many of them a registry holds, are limits a plan names before they are reached."""

from __future__ import annotations

import pytest

from agents.blueprint.bottlenecks import bottlenecks
from agents.intake.answers import parse
from agents.intake.assembly import build
from core.constraints import Fact
from core.plan import Component
from templates.catalog.load import catalog
from templates.sizing import workload

EDGE = Component(
    id="serve.edge",
    pattern_id="any.serve.edge",
    capability="serve",
    role="serve.edge",
    cloud="gcp",
    region="europe-west3",
)
LINES = {"project.problem_type": "cv_detection", "serving_mode": "edge", "throughput.rps_avg": 25}


@pytest.mark.parametrize(
    ("devices", "named"),
    [(6, ["50 pictures a second on each device"]), (None, [])],
)
def test_each_device_has_its_own_load(devices: int | None, named: list[str]) -> None:
    told = LINES if devices is None else {**LINES, "data.devices": devices}
    work = workload(build({path: Fact(value=parse(path, value)) for path, value in told.items()}))
    assert [found.limit for found in bottlenecks([EDGE], work, catalog())] == named


def test_a_fleet_that_would_outgrow_its_registry_is_named() -> None:
    told = {**LINES, "throughput.rps_avg": 1, "data.devices": 8000}
    work = workload(build({path: Fact(value=parse(path, value)) for path, value in told.items()}))
    assert [found.limit for found in bottlenecks([EDGE], work, catalog())] == ["10,000 devices"]
