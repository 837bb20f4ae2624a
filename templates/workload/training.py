"""How much memory a training on processors needs, and how large a machine that is.

Machines are multiples of 4 vCPU and 16 GB, the smallest of every cloud's general-purpose family, whose larger machines
cost in proportion. A container job is smaller where the rows allow it.
"""

from __future__ import annotations

import math

UNIT_VCPU, UNIT_GB = 4, 16
LEAST_GB = 4.0
ROOM = 3.0  # memory over what is held in it
BYTES_A_VALUE = 8
MOST_HELD_GB = 40.0  # rows beyond it are sampled: the largest machine of the usual families holds three times as much


def full_gb(rows: float, features: float) -> float:
    """GB of all rows as numbers in memory."""
    return rows * features * BYTES_A_VALUE / 1e9


def held_gb(rows: float, features: float) -> float:
    """GB that a training run holds: all rows, or a sample of them."""
    return min(full_gb(rows, features), MOST_HELD_GB)


def memory_gb(rows: float, features: float) -> float:
    """4, 8, 16, 32, 64 or 128 GB."""
    return LEAST_GB * 2.0 ** max(0, math.ceil(math.log2(max(1.0, ROOM * held_gb(rows, features) / LEAST_GB))))


def machine_size(memory: float) -> float:
    """1, 2, 4 or 8 machines' worth."""
    return max(1.0, memory / UNIT_GB)


def container_vcpu(memory: float, cloud: str) -> float:
    """Container Apps give 2 GB a vCPU and nothing else; the others start at 2 vCPU and give 4 GB each."""
    return memory / 2 if cloud == "azure" else max(2.0, memory / 4)
