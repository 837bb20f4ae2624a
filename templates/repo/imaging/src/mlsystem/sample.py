"""Made-up radiographs from six sites: noise, a shadow, and a bright spot where there is a finding.

They show that the machinery works. They have nothing to do with any real image or disease.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from mlsystem import deidentify, images
from mlsystem.contracts import Record

SITES = tuple(f"site-{letter}" for letter in "abcdef")
KEY = b"demo key of a made-up sample"
GRID = np.mgrid[0 : images.SIDE, 0 : images.SIDE].astype(np.float64)


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    """De-identified studies; `shift` is the share taken with a new, noisier scanner."""
    rng = np.random.default_rng(seed)
    return [
        deidentify.deidentify(raw(rng, f"s{seed:03d}-{i:06d}", start + timedelta(minutes=25 * i), shift), KEY)
        for i in range(n)
    ]


def raw(rng: np.random.Generator, name: str, at: datetime, shift: float = 0.0) -> dict[str, Any]:
    """A study as a hospital sends it, with everything that must not leave the hospital."""
    site, finding = int(rng.integers(len(SITES))), bool(rng.random() < 0.35)
    person = int(rng.integers(10_000))
    return {
        "id": name,
        "at": at.isoformat(),
        "site": SITES[site],
        "patient_name": f"Person {person}",
        "patient_id": f"MRN{person:05d}",
        "birth_date": "1960-01-01",
        "modality": "DX",
        "pixels": images.encode(_picture(rng, site, finding, rng.random() < shift)),
        "labelled_at": (at + timedelta(days=1)).isoformat(),
        "finding": finding,
    }


def _picture(rng: np.random.Generator, site: int, finding: bool, new_scanner: bool) -> images.Image:
    """Gain and offset belong to the site; the new scanner is brighter and noisier than all of them."""
    shadow = 20 * np.cos((GRID[0] - 12) / 8) * np.cos((GRID[1] - 12) / 8)
    noise = rng.normal(0, 18 if new_scanner else 8, GRID[0].shape)
    picture = shadow + noise
    if finding:
        y, x = rng.uniform(5, images.SIDE - 5, size=2)
        size = rng.uniform(1.8, 3.0)
        picture += rng.uniform(14, 45) * np.exp(-((GRID[0] - y) ** 2 + (GRID[1] - x) ** 2) / (2 * size**2))
    gain, offset = (0.8 + 0.1 * site, 70 + 5 * site) if not new_scanner else (1.0, 130)
    return np.asarray(picture * gain + offset, dtype=np.float64)
