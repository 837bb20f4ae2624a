"""Made-up pictures, so that everything runs before yours are there. `shift` brings dim light and another mix.

They show that the machinery works; a picture of yours looks like none of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
from numpy.random import Generator

from mlsystem import pictures, sample_scenes
from mlsystem.contracts import Record

# Source → the light it usually sees and its noise.
SOURCES = {"desk": (1.0, 0.01), "drone": (1.1, 0.02), "phone": (0.9, 0.03)}


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """`n` labelled pictures, one every twenty minutes; `shift` is the share of pictures of the new kind."""
    rng = np.random.default_rng(seed)
    return [_record(rng, f"p{seed:03d}-{i:06d}", start + timedelta(minutes=20 * i), shift) for i in range(n)]


def _record(rng: Generator, name: str, at: datetime, shift: float) -> Record:
    new, source = rng.random() < shift, str(rng.choice(sorted(SOURCES)))
    scene, label = sample_scenes.scene(rng, new)
    light, noise = SOURCES[source]
    colour = np.array([0.8, 0.95, 1.1]) if new else rng.normal(1, 0.03, 3)
    lit = scene * colour * light * rng.uniform(0.85, 1.1) * (0.6 if new else 1.0)
    seen = np.clip(lit + rng.normal(0, noise, scene.shape), 0, 1) * 255
    return {
        "id": name,
        "received_at": at.isoformat(),
        "source": source,
        "picture": pictures.encode(seen.astype(np.uint8)),
        "label": label,
        "labelled_at": (at + timedelta(hours=8)).isoformat(),
        "sampled_by": "history",
    }
