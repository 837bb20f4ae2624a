"""Marks of a picture: boxes around things, each with its class, as people draw them and the model answers.

As text they are JSON: `[{"label": "rust", "box": [0.25, 0.5, 0.5, 0.75]}]`, left, top, right and bottom as
shares of width and height; `[]` says that there is nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from mlsystem.classes import Class
from mlsystem.features import Floats
from mlsystem.pictures import TILES

NOTHING = "nothing"
MOST = 100
Box = tuple[float, float, float, float]
Ints = NDArray[np.int64]


class MarkError(ValueError):
    """The text is no list of boxes of known classes."""


@dataclass(frozen=True)
class Found:
    label: str
    confidence: float
    box: Box


def tile_classes(known: tuple[Class, ...]) -> tuple[str, ...]:
    """What a tile can show; the first is none of the classes."""
    return (NOTHING, *(c.name for c in known))


def read(text: str, known: tuple[Class, ...]) -> list[tuple[str, Box]]:
    """Class and box of each thing. Raises MarkError."""
    names = {c.name for c in known}
    try:
        found = [(str(entry["label"]), _box(entry["box"])) for entry in _entries(text)]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise MarkError("not a list of boxes") from None
    if len(found) > MOST or not all(name in names for name, _ in found):
        raise MarkError("too many boxes, or one of no known class")
    return found


def grid(text: str, known: tuple[Class, ...]) -> Ints:
    """(TILES, TILES) places in `tile_classes`: a tile is of what covers half of it. Raises MarkError."""
    names, found = tile_classes(known), np.zeros((TILES, TILES), dtype=np.int64)
    for name, (left, top, right, bottom) in sorted(read(text, known), key=lambda mark: -_size(mark[1])):
        covered = np.outer(_covered(top, bottom), _covered(left, right))
        found[covered >= 0.5] = names.index(name)
    return found


def shown(text: str, known: tuple[Class, ...]) -> set[str]:
    return {name for name, _ in read(text, known)}


def found(tiles: Floats, known: tuple[Class, ...]) -> list[Found]:
    """Neighbouring tiles that are most probably of one class are one thing; the surest first."""
    best, names = tiles.argmax(axis=2), tile_classes(known)
    every = [thing for i in range(1, len(names)) for thing in _things(best == i, tiles[:, :, i], names[i])]
    return sorted(every, key=lambda thing: (-thing.confidence, thing.label, thing.box))


def written(tiles: Floats, known: tuple[Class, ...]) -> str:
    """What the model says, as people would write it."""
    return json.dumps([{"label": thing.label, "box": list(thing.box)} for thing in found(tiles, known)])


def _entries(text: str) -> list[Any]:
    given = json.loads(text)
    if not isinstance(given, list):
        raise MarkError("not a list")
    return given


def _things(where: NDArray[np.bool_], p: Floats, name: str) -> list[Found]:
    groups, _ = ndimage.label(where)
    boxes = [_around(rows, columns) for rows, columns in ndimage.find_objects(groups)]
    return [Found(name, round(float(p[groups == i].mean()), 6), box) for i, box in enumerate(boxes, start=1)]


def _around(rows: slice, columns: slice) -> Box:
    return (columns.start / TILES, rows.start / TILES, columns.stop / TILES, rows.stop / TILES)


def _covered(start: float, end: float) -> Floats:
    """Share of every tile of one side between two points."""
    edges = np.arange(TILES) / TILES
    inside = np.minimum(end, edges + 1 / TILES) - np.maximum(start, edges)
    return np.asarray(np.clip(inside * TILES, 0, 1), dtype=np.float64)


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _box(value: Any) -> Box:
    left, top, right, bottom = (float(v) for v in value)
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise MarkError("a box outside the picture")
    return left, top, right, bottom
