"""What is shown: the best of the ranked items, a place now and then given to exploration, arms kept apart."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from mlsystem.catalogue import Ints

CONTROL, TREATMENT = "control", "treatment"


@dataclass(frozen=True)
class Place:
    """One item of a slate. `propensity` is how likely an explored item was to be drawn; 1 for the others."""

    item: str
    score: float
    source: str
    explored: bool = False
    propensity: float = 1.0


def arm(user: str, control_share: float) -> str:
    """The same user is always in the same arm."""
    return CONTROL if zlib.crc32(f"arm:{user}".encode()) % 10_000 < control_share * 10_000 else TREATMENT


def explore(slate: list[Place], rest: list[Place], place: int, share: float, seed: int) -> list[Place]:
    """With probability `share`, the item at `place` (from one) makes room for one drawn from `rest`."""
    rng = np.random.default_rng(seed)
    if not rest or len(slate) < place or rng.random() >= share:
        return slate
    drawn = rest[int(rng.integers(len(rest)))]
    explored = Place(drawn.item, drawn.score, drawn.source, True, 1 / len(rest))
    return [*slate[: place - 1], explored, *slate[place:]]


def seed(request_id: str) -> int:
    """What exploration of one request draws with: a repeated request is answered the same."""
    return zlib.crc32(request_id.encode())


def top(scores: Ints | np.ndarray, most: int) -> Ints:
    """Places of the highest scores; ties keep their order."""
    return np.argsort(-np.asarray(scores), kind="stable")[:most]
