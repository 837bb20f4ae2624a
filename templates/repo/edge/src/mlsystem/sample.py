"""Made-up parts on a belt under four cameras; a bright scratch is a defect. `shift` changes the light."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from mlsystem import frames
from mlsystem.contracts import Record

CAMERAS = ("line-1", "line-2", "line-3", "line-4")


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """`shift` is the share of frames taken under a lamp that lights one side only."""
    rng = np.random.default_rng(seed)
    return [_frame(rng, f"f{seed:03d}-{i:06d}", start + timedelta(minutes=15 * i), shift) for i in range(n)]


def _frame(rng: np.random.Generator, name: str, at: datetime, shift: float) -> Record:
    camera, defect = int(rng.integers(len(CAMERAS))), bool(rng.random() < 0.25)
    picture = rng.normal(90 + 4 * camera, 6, (frames.SIDE, frames.SIDE))
    if defect:
        row, left = int(rng.integers(2, 17)), int(rng.integers(2, 12))
        length, strength = int(rng.integers(4, 9)), rng.uniform(18, 60)
        picture[row, left : left + length] += strength
    if rng.random() < shift:
        picture = picture * 0.8 + np.linspace(0, 60, frames.SIDE)
    return {
        "id": name,
        "at": at.isoformat(),
        "camera": CAMERAS[camera],
        "pixels": frames.encode(picture),
        "labelled_at": (at + timedelta(hours=12)).isoformat(),
        "defect": defect,
    }
