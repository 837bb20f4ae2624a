"""The one feature function, for training and serving: colours and texture of every tile and what is around.

Light changes with place and hour, so a tile's colours stand beside those around it and of the whole picture.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mlsystem.pictures import TILE, TILES, Picture

Floats = NDArray[np.float64]


def rows(picture: Picture) -> Floats:
    """(TILES * TILES, features), row by row; a picture has the same numbers alone and among others."""
    tiles = _tiles(picture)
    mean = tiles.mean(axis=(2, 3))
    whole = np.broadcast_to(np.median(mean, axis=(0, 1)), mean.shape)
    relative = mean / np.maximum(whole, 0.02)
    texture = _texture(tiles) / np.maximum(whole.mean(), 0.02)
    beside = [relative - _around(relative), relative**2, texture, _around(texture)]
    return np.concatenate([mean, relative, *beside], axis=2).reshape(TILES * TILES, -1)


def colours(picture: Picture) -> Floats:
    """(TILES * TILES, 3): nothing but the mean colour of every tile."""
    return np.asarray(_tiles(picture).mean(axis=(2, 3)).reshape(TILES * TILES, 3), dtype=np.float64)


def light(picture: Picture) -> dict[str, float]:
    """What a camera and the hour change: watched for drift before the model is."""
    grey = picture.astype(np.float64).mean(axis=2) / 255
    red, blue = (float(picture[:, :, i].mean()) / 255 for i in (0, 2))
    steps = float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())
    seen = {"brightness": float(grey.mean()), "spread": float(grey.std())}
    return {**seen, "steps": steps, "warmth": red - blue}


def _tiles(picture: Picture) -> Floats:
    """(TILES, TILES, TILE, TILE, 3), each value from 0 to 1."""
    cut = picture.astype(np.float64).reshape(TILES, TILE, TILES, TILE, 3) / 255
    return cut.transpose(0, 2, 1, 3, 4)


def _texture(tiles: Floats) -> Floats:
    """Spread, and mean steps down and across, of grey."""
    grey = tiles.mean(axis=4)
    steps = [np.abs(np.diff(grey, axis=axis)).mean(axis=(2, 3)) for axis in (2, 3)]
    return np.stack([grey.std(axis=(2, 3)), *steps], axis=2)


def _around(values: Floats) -> Floats:
    """Mean of a tile and its neighbours."""
    padded = np.pad(values, ((1, 1), (1, 1), (0, 0)), mode="edge")
    moved = [padded[i : i + TILES, j : j + TILES] for i in range(3) for j in range(3)]
    return np.asarray(np.mean(moved, axis=0), dtype=np.float64)
