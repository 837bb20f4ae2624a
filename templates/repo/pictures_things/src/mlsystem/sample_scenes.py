"""Made-up scenes: a grey surface with up to three things on it, some of them faint."""

from __future__ import annotations

import json

import numpy as np
from numpy.random import Generator

from mlsystem.features import Floats
from mlsystem.pictures import SIDE, TILE, TILES

# Colour, grain and stripes of each class; the two browns are easily taken for each other.
LOOKS: dict[str, tuple[tuple[float, float, float], float, float]] = {
    "crack": ((0.30, 0.30, 0.31), 0.03, 0.18),
    "dent": ((0.36, 0.38, 0.42), 0.02, 0.00),
    "rust": ((0.52, 0.33, 0.20), 0.07, 0.00),
    "stain": ((0.46, 0.38, 0.26), 0.03, 0.00),
}
GROUND = (0.58, 0.58, 0.56)
SHARES = np.array([3, 2, 3, 2]) / 10
TURNED = np.array([1, 5, 1, 3]) / 10


def scene(rng: Generator, new: bool) -> tuple[Floats, str]:
    """(SIDE, SIDE, 3) from 0 to 1, and its marks."""
    canvas = np.tile(np.asarray(GROUND), (SIDE, SIDE, 1)) + rng.normal(0, 0.02, (SIDE, SIDE, 1))
    count = int(rng.choice(4, p=[0.1, 0.2, 0.3, 0.4] if new else [0.3, 0.4, 0.2, 0.1]))
    # One thing to a quarter of the picture, so that no two of them touch.
    quarters = rng.permutation(4)[:count]
    marked = [_thing(rng, canvas, int(quarter), new) for quarter in quarters]
    return canvas, json.dumps(marked)


def _thing(rng: Generator, canvas: Floats, quarter: int, new: bool) -> dict[str, object]:
    name = str(rng.choice(sorted(LOOKS), p=TURNED if new else SHARES))
    colour, grain, stripes = LOOKS[name]
    (height, width), half = rng.integers(2, TILES // 2, size=2) * TILE, SIDE // 2
    top, left = (int(rng.integers(0, (half - side) // TILE)) * TILE for side in (height, width))
    top, left = top + half * (quarter // 2), left + half * (quarter % 2)
    top, left = (max(0, edge + int(rng.integers(-1, 2))) for edge in (top, left))
    texture = rng.normal(0, grain, (height, width, 1))
    texture[:, ::3] += stripes
    seen = rng.uniform(0.05, 0.4) if rng.random() < 0.25 else rng.uniform(0.6, 1.0)
    part = canvas[top : top + height, left : left + width]
    part += seen * (np.asarray(colour) + rng.normal(0, 0.02, 3) + texture - part)
    return {"label": name, "box": [left / SIDE, top / SIDE, (left + width) / SIDE, (top + height) / SIDE]}
