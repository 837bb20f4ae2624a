"""Made-up scenes from above: fields, with woods, water and roads laid over them, some of them in haze."""

from __future__ import annotations

import json

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem.features import Floats
from mlsystem.pictures import SIDE, TILE, TILES

# Class → letter, colour and grain; woods and water are easily taken for each other in haze.
LOOKS: dict[str, tuple[str, tuple[float, float, float], float]] = {
    "field": ("f", (0.55, 0.60, 0.30), 0.04),
    "road": ("r", (0.52, 0.52, 0.50), 0.02),
    "water": ("w", (0.22, 0.34, 0.38), 0.02),
    "wood": ("o", (0.20, 0.36, 0.22), 0.09),
}


def scene(rng: Generator, new: bool) -> tuple[Floats, str]:
    """(SIDE, SIDE, 3) from 0 to 1, and its marks."""
    mask = np.full((TILES, TILES), "field", dtype=object)
    for name in ("wood", "water"):
        for _ in range(int(rng.choice(3, p=[0.2, 0.2, 0.6] if new else [0.4, 0.4, 0.2]))):
            height, width = rng.integers(2, 6, size=2)
            top, left = (int(rng.integers(0, TILES - side + 1)) for side in (height, width))
            mask[top : top + height, left : left + width] = name
    if rng.random() < (0.8 if new else 0.4):
        mask[:, int(rng.integers(TILES))] = "road"
    rows = ["".join(LOOKS[name][0] for name in row) for row in mask]
    return _painted(rng, mask), json.dumps(rows)


def _painted(rng: Generator, mask: NDArray[np.object_]) -> Floats:
    """Edges lie a little beside the tiles', as they do in any real picture; haze takes the colours away."""
    wide = np.kron(np.vectorize(sorted(LOOKS).index)(mask), np.ones((TILE, TILE), dtype=np.int64))
    moved = np.roll(wide, tuple(rng.integers(-1, 2, size=2)), axis=(0, 1))
    looks = [LOOKS[name] for name in sorted(LOOKS)]
    colours = np.asarray([np.asarray(colour) + rng.normal(0, 0.03, 3) for _, colour, _ in looks])
    grain = np.asarray([[g] for *_, g in looks])[moved]
    canvas = colours[moved] + rng.normal(0, 1, (SIDE, SIDE, 1)) * grain
    clear = rng.uniform(0.02, 0.2) if rng.random() < 0.3 else rng.uniform(0.7, 1.0)
    return np.asarray(0.6 + clear * (canvas - 0.6), dtype=np.float64)
