"""What a model is trained on: a machine that holds its rows, a card that holds its weights, or nothing of its own."""

from __future__ import annotations

from typing import Literal

from core.constraints import Strict
from templates.workload.model import Workload
from templates.workload.training import UNIT_GB, UNIT_VCPU, container_vcpu, full_gb, held_gb, machine_size, memory_gb

FULL_BYTES = 18.0  # bytes of card memory a parameter takes in full training
CARD_GB = 24.0
CONTAINER = "ci_container_job"  # the pattern that takes memory by the gigabyte
SPOT, CHECKPOINT_MIN = "spot", 15  # of a pattern whose machines may be taken back


class Compute(Strict):
    """`rows_gb` is what all rows take as numbers, `held_gb` what of them a run holds; None where it does not apply."""

    type: Literal["cpu", "gpu", "none"]
    instance: str
    count: int
    spot: bool = False
    checkpoint_min: int | None = None
    cores: int | None = None
    memory_gb: int | None = None
    rows_gb: float | None = None
    held_gb: float | None = None
    card_memory_gb: float | None = None
    card_gb: float | None = None


def elsewhere(kind: Literal["cpu", "none"], what: str, count: int = 1) -> Compute:
    return Compute(type=kind, instance=what, count=count)


def one_machine(work: Workload, pattern: str) -> Compute:
    memory = memory_gb(work.rows, work.features)
    size = machine_size(memory)
    job = CONTAINER in pattern
    cores = container_vcpu(memory, work.cloud) if job else UNIT_VCPU * size
    given = memory if job else UNIT_GB * size
    return Compute(
        type="cpu",
        instance=f"{cores:g} cores and {given:g} GB",
        count=1,
        cores=int(cores),
        memory_gb=int(given),
        rows_gb=round(full_gb(work.rows, work.features), 1),
        held_gb=round(held_gb(work.rows, work.features), 1),
        **_spot(pattern),
    )


def one_card(work: Workload, pattern: str) -> Compute:
    return Compute(
        type="gpu",
        instance=f"1 GPU of {CARD_GB:g} GB",
        count=1,
        memory_gb=UNIT_GB,
        card_memory_gb=round(work.params_m * FULL_BYTES / 1000, 1),
        card_gb=CARD_GB,
        **_spot(pattern),
    )


def _spot(pattern: str) -> dict[str, bool | int | None]:
    """As what trains is paid for: a bill of on-demand machines promises no spot."""
    spot = SPOT in pattern
    return {"spot": spot, "checkpoint_min": CHECKPOINT_MIN if spot else None}
