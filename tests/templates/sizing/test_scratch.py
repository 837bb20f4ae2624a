"""A job's own disk holds what its steps copy, within what a task may ask for."""

from __future__ import annotations

import pytest

from core.constraints import Constraints
from templates.scratch import scratch_gib
from templates.sizing import workload
from tests.matrix.stacks import everything

SMALL = workload(Constraints()).model_copy(update={"growth_gb_day": 0.0})


@pytest.mark.parametrize(("data_gb", "gib"), [(0.1, 21), (30.0, 55), (60.0, 100), (5000.0, 200)])
def test_the_disk_grows_with_the_data(data_gb: float, gib: int) -> None:
    assert scratch_gib(SMALL.model_copy(update={"data_gb": data_gb})) == gib


def test_every_task_that_copies_the_lake_is_given_it() -> None:
    files = {path: body.decode() for path, body in everything("aws").items()}
    jobs = [text for path, text in files.items() if path.endswith("main.tf") and '"pipelines.job"' in text]
    own = [text for text in jobs if "aws_ecs_task_definition" in text]
    assert own
    assert all("size_in_gib = var.scratch_gb" in text for text in own)
    assert all("scratch_gb         = var.scratch_gb" in text for text in jobs if '"../container_job"' in text)
