"""Marks of a picture: a mask that gives every tile its class, as people paint it and the model answers.

As text it is JSON: a list of rows of letters, one per class of conf/classes.toml. A mask of another size
than the model's is read at the middle of each of its tiles.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlsystem.classes import Class
from mlsystem.features import Floats
from mlsystem.pictures import TILES

MOST = 128
Ints = NDArray[np.int64]


class MarkError(ValueError):
    """The text is no mask of known letters."""


@dataclass(frozen=True)
class Found:
    """`share` of the picture; `confidence` is the mean probability where the class was found."""

    label: str
    confidence: float
    share: float


def tile_classes(known: tuple[Class, ...]) -> tuple[str, ...]:
    """What a tile can show."""
    return tuple(c.name for c in known)


def grid(text: str, known: tuple[Class, ...]) -> Ints:
    """(TILES, TILES) places in `tile_classes`. Raises MarkError."""
    rows = _rows(text)
    places = {c.letter: i for i, c in enumerate(known)}
    if not {letter for row in rows for letter in row} <= set(places):
        raise MarkError("a letter of no known class")
    mask = np.asarray([[places[letter] for letter in row] for row in rows], dtype=np.int64)
    down, across = (((np.arange(TILES) + 0.5) * size / TILES).astype(int) for size in mask.shape)
    return np.asarray(mask[np.ix_(down, across)], dtype=np.int64)


def shown(text: str, known: tuple[Class, ...]) -> set[str]:
    names = tile_classes(known)
    return {names[i] for i in np.unique(grid(text, known))}


def found(tiles: Floats, known: tuple[Class, ...]) -> list[Found]:
    """The classes of the mask, the largest share first."""
    best, names = tiles.argmax(axis=2), tile_classes(known)
    every = [
        Found(names[i], round(float(tiles[best == i][:, i].mean()), 6), float(np.mean(best == i)))
        for i in np.unique(best)
    ]
    return sorted(every, key=lambda area: (-area.share, area.label))


def written(tiles: Floats, known: tuple[Class, ...]) -> str:
    """What the model says, as people would write it."""
    return json.dumps(["".join(known[i].letter for i in row) for row in tiles.argmax(axis=2)])


def _rows(text: str) -> list[str]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise MarkError("not JSON") from None
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise MarkError("not a list of rows")
    sizes = {len(row) for row in rows}
    if not 1 <= len(rows) <= MOST or len(sizes) != 1 or not 1 <= sizes.pop() <= MOST:
        raise MarkError("rows of different lengths, or too many")
    return rows
