"""Images as text in a record, and the numbers a small model reads from them."""

from __future__ import annotations

import base64

import numpy as np
from numpy.typing import NDArray

SIDE = 24
WINDOW = 5
Image = NDArray[np.float64]
NAMES = ("peak", "second_peak", "contrast", "edges", "skew")


class ImageError(ValueError):
    """The pixels are not a square 8-bit image of the expected size."""


def encode(image: Image) -> str:
    """Base64 of SIDE by SIDE bytes, row by row."""
    return base64.b64encode(np.clip(image, 0, 255).astype(np.uint8).tobytes()).decode()


def decode(pixels: str) -> Image:
    """Raises ImageError."""
    try:
        raw = base64.b64decode(pixels, validate=True)
    except ValueError as error:
        raise ImageError("not base64") from error
    if len(raw) != SIDE * SIDE:
        raise ImageError(f"{len(raw)} bytes, expected {SIDE * SIDE}")
    return np.frombuffer(raw, dtype=np.uint8).reshape(SIDE, SIDE).astype(np.float64)


def normal(image: Image) -> Image:
    """Centred on the median, scaled by the spread: a scanner's gain and offset disappear."""
    spread = float(np.median(np.abs(image - np.median(image))))
    return np.asarray((image - np.median(image)) / max(spread, 1.0), dtype=np.float64)


def smooth(image: Image) -> Image:
    """Mean of every square of WINDOW, by cumulative sums; smaller than the image by WINDOW - 1."""
    total = np.pad(image.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    k = WINDOW
    return np.asarray((total[k:, k:] - total[:-k, k:] - total[k:, :-k] + total[:-k, :-k]) / k**2)


def features(image: Image) -> NDArray[np.float64]:
    """One row in the order of NAMES."""
    flat = normal(image)
    local = smooth(flat)
    ordered = np.sort(local.ravel())
    edges = float(np.abs(np.diff(flat, axis=0)).mean() + np.abs(np.diff(flat, axis=1)).mean())
    centred = flat - flat.mean()
    skew = float((centred**3).mean() / max(float(flat.std()) ** 3, 1e-9))
    return np.asarray([ordered[-1], ordered[-12], ordered[-1] - np.median(ordered), edges, skew])


def acquisition(image: Image) -> dict[str, float]:
    """What a scanner changes and a patient does not: watched for drift before the model is."""
    noise = float(np.median(np.abs(np.diff(image, axis=1))))
    return {"brightness": float(np.median(image)), "noise": noise}


def peak_at(image: Image) -> tuple[int, int]:
    """(row, column) of the centre of the brightest square: where a reader should look first."""
    local = smooth(normal(image))
    row, column = np.unravel_index(int(local.argmax()), local.shape)
    return int(row) + WINDOW // 2, int(column) + WINDOW // 2
