"""Pictures of anybody: two formats, within limits, upright, and nothing of what lies beside their pixels."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress

import numpy as np
import pytest
from PIL import Image

from mlsystem import pictures
from mlsystem.pictures import SIDE, Limits, PictureError
from mlsystem.settings import Settings

ALLOWED = Limits(max_bytes=200_000, max_pixels=1_000_000, least_side=32)
RNG = np.random.default_rng(1)


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def noise(width: int = 100, height: int = 80) -> Image.Image:
    return Image.fromarray(RNG.integers(0, 256, (height, width, 3), dtype=np.uint8))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claimed(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes that says it is as large as that."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_both_formats_are_reduced_and_a_reduced_picture_stays_as_it_is(kind: str) -> None:
    found = pictures.reduce(saved(noise(), kind), ALLOWED)
    assert found.shape == (SIDE, SIDE, 3)
    assert np.array_equal(pictures.decode(pictures.encode(found)), found)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO"])
def test_no_other_format_is_opened(kind: str) -> None:
    with pytest.raises(PictureError, match="not a PNG or JPEG"):
        pictures.reduce(saved(noise(), kind), ALLOWED)


@pytest.mark.parametrize("side", [2_000, 9_000, 60_000])
def test_what_would_unfold_to_a_huge_picture_is_refused_before_it_does(side: int) -> None:
    with pytest.raises(PictureError):
        pictures.reduce(claimed(side, side), ALLOWED)


def test_a_real_bomb_is_refused_too() -> None:
    bomb = saved(Image.new("L", (6_000, 6_000)), "PNG")
    assert len(bomb) < ALLOWED.max_bytes
    with pytest.raises(PictureError, match="pixels"):
        pictures.reduce(bomb, ALLOWED)


def test_too_many_bytes_and_too_few_pixels_are_refused() -> None:
    with pytest.raises(PictureError, match="bytes"):
        pictures.reduce(saved(noise(400, 400), "PNG"), ALLOWED)
    with pytest.raises(PictureError, match="a side of less than 32"):
        pictures.reduce(saved(noise(100, 31), "PNG"), ALLOWED)


def test_sixteen_bits_a_pixel_are_refused_and_other_kinds_become_colours() -> None:
    deep = Image.fromarray(np.full((64, 64), 40_000, dtype=np.uint16))
    with pytest.raises(PictureError, match="kind"):
        pictures.reduce(saved(deep, "PNG"), ALLOWED)
    for mode in ("1", "L", "LA", "P", "RGBA"):
        assert pictures.reduce(saved(noise().convert(mode), "PNG"), ALLOWED).shape == (SIDE, SIDE, 3)
    assert pictures.reduce(saved(noise().convert("CMYK"), "JPEG"), ALLOWED).shape == (SIDE, SIDE, 3)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_hostile_bytes_end_in_one_error_whatever_the_decoder_does(kind: str) -> None:
    whole = saved(noise(64, 64), kind)
    for i in range(120):
        data = bytearray(whole[: int(RNG.integers(len(whole)))] if i % 2 else whole)
        for place in RNG.integers(0, max(len(data), 1), size=8) if data else []:
            data[int(place)] = int(RNG.integers(256))
        with suppress(PictureError):
            assert pictures.reduce(bytes(data), ALLOWED).shape == (SIDE, SIDE, 3)


def test_a_picture_is_turned_upright_and_what_lies_beside_it_is_dropped() -> None:
    seen = Image.new("RGB", (100, 60), "black")
    seen.paste("white", (0, 0, 100, 30))
    exif = Image.Exif()
    # Turned by a quarter, and taken with a camera that is named.
    exif[0x0112], exif[0x0110] = 6, "a camera of somebody"
    data = saved(seen, "JPEG", exif=exif.tobytes())
    assert b"somebody" in data
    found = pictures.reduce(data, ALLOWED)
    assert found[:, SIDE // 2 + 4 :].mean() > 240
    assert found[:, : SIDE // 2 - 4].mean() < 15
    assert b"somebody" not in pictures.unpack(pictures.encode(found))


@pytest.mark.parametrize("text", ["", "not base64!", "AAAA", "ü"])
def test_broken_text_is_named(text: str) -> None:
    with pytest.raises(PictureError):
        pictures.decode(text)


def test_the_limits_are_those_of_the_configuration(empty: Settings) -> None:
    found = pictures.limits(empty)
    assert found.max_bytes < found.max_pixels
    assert found.least_side >= 8
