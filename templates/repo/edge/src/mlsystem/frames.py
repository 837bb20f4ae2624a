"""Frames as text in a record, and the numbers a small model reads from them."""

from __future__ import annotations

import base64

import numpy as np
from numpy.typing import NDArray

SIDE = 24
Frame = NDArray[np.float64]


class FrameError(ValueError):
    """The pixels are not a square 8-bit image of the expected size."""


def encode(frame: Frame) -> str:
    """Base64 of SIDE by SIDE bytes, row by row."""
    return base64.b64encode(np.clip(frame, 0, 255).astype(np.uint8).tobytes()).decode()


def decode(pixels: str) -> Frame:
    """Raises FrameError."""
    try:
        raw = base64.b64decode(pixels, validate=True)
    except ValueError as error:
        raise FrameError("not base64") from error
    if len(raw) != SIDE * SIDE:
        raise FrameError(f"{len(raw)} bytes, expected {SIDE * SIDE}")
    return np.frombuffer(raw, dtype=np.uint8).reshape(SIDE, SIDE).astype(np.float64)


def describe(frame: Frame) -> NDArray[np.float64]:
    """Strength of edges in sixteen squares, sorted, and how light is spread: 20 numbers."""
    down, across = np.abs(np.diff(frame, axis=0))[:, :-1], np.abs(np.diff(frame, axis=1))[:-1]
    edges = np.maximum(down, across)[:20, :20].reshape(4, 5, 4, 5)
    squares = np.sort(edges.max(axis=(1, 3)).ravel())
    thirds = [frame[:, :8].mean(), frame[:, 8:16].mean(), frame[:, 16:].mean()]
    return np.asarray(np.r_[squares, thirds, frame.std()], dtype=np.float64)
