"""Pictures of anybody: opened within limits, turned upright and reduced to what the model reads.

What is kept is the reduced copy, as PNG without anything beside its pixels: where and with what a picture was
taken stays outside.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from mlsystem.settings import Settings

# The model reads TILES by TILES tiles of TILE by TILE pixels.
TILES = 8
TILE = 8
SIDE = TILES * TILE
FORMATS = ("PNG", "JPEG")
MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK")
Picture = NDArray[np.uint8]


class PictureError(ValueError):
    """The bytes are not a picture that may be read; the message says nothing of what is in them."""


@dataclass(frozen=True)
class Limits:
    max_bytes: int
    max_pixels: int
    least_side: int


# Of a picture as it is kept.
KEPT = Limits(max_bytes=4 * SIDE * SIDE + 4096, max_pixels=SIDE * SIDE, least_side=SIDE)


def limits(config: Settings) -> Limits:
    return Limits(**config.table("pictures"))


def reduce(data: bytes, allowed: Limits) -> Picture:
    """SIDE by SIDE pixels, upright, in colours. A reduced picture stays as it is. Raises PictureError."""
    if len(data) > allowed.max_bytes:
        raise PictureError(f"more than {allowed.max_bytes} bytes")
    try:
        # Security: only these formats' decoders are tried, and the size is known before a pixel is decoded.
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _check(image, allowed)
            return _reduced(image)
    except PictureError:
        raise
    except Exception:
        # Security: on hostile bytes a decoder may fail in any way, and its words may repeat them.
        raise PictureError("not a PNG or JPEG that can be read") from None


def encode(picture: Picture) -> str:
    """As text of a record: PNG, base64."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, format="PNG")
    return base64.b64encode(out.getvalue()).decode()


def unpack(text: str) -> bytes:
    """Raises PictureError."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise PictureError("not base64") from None


def decode(text: str) -> Picture:
    """The pixels of a picture as it is kept. Raises PictureError."""
    return reduce(unpack(text), KEPT)


def _check(image: Image.Image, allowed: Limits) -> None:
    """Before anything is decoded: a small file can unfold to a picture that fills the memory."""
    width, height = image.size
    if width * height > allowed.max_pixels:
        raise PictureError(f"more than {allowed.max_pixels} pixels")
    if min(width, height) < allowed.least_side:
        raise PictureError(f"a side of less than {allowed.least_side} pixels")
    if image.mode not in MODES:
        raise PictureError("pixels of a kind that is not read")


def _reduced(image: Image.Image) -> Picture:
    # A large JPEG is decoded small, which spares most of its time and memory.
    image.draft("RGB", (SIDE, SIDE))
    upright = ImageOps.exif_transpose(image).convert("RGB")
    return np.asarray(upright.resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.uint8)
