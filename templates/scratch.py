"""The disk of a job's own, which holds what its steps copy of the lake."""

from __future__ import annotations

import math

from templates.workload.model import Workload

# A Fargate task has 20 GiB without asking, which its image shares; it may ask for 21 to 200.
LEAST_GIB, MOST_GIB = 21, 200
IMAGE_GIB = 10
# What is read is written again as features, snapshots and tables.
COPIES = 1.5


def scratch_gib(work: Workload) -> int:
    """GiB a task is given for the data on hand at the end of the horizon; the most there is where they are more."""
    return min(MOST_GIB, max(LEAST_GIB, math.ceil(IMAGE_GIB + COPIES * work.lake_gb)))
