"""Telephone sound as text in a record: 8-bit samples, and where somebody speaks."""

from __future__ import annotations

import base64

import numpy as np
from numpy.typing import NDArray

RATE = 4000
WINDOW = 40
BANDS = 38
Sound = NDArray[np.float64]


class SoundError(ValueError):
    """The audio is not base64 of 8-bit samples, or there is none."""


def encode(sound: Sound) -> str:
    """Base64 of one byte a sample; `sound` lies in -1..1."""
    return base64.b64encode(np.clip(sound * 127 + 128, 0, 255).astype(np.uint8).tobytes()).decode()


def decode(audio: str) -> Sound:
    """Raises SoundError."""
    try:
        raw = base64.b64decode(audio, validate=True)
    except ValueError as error:
        raise SoundError("not base64") from error
    if not raw:
        raise SoundError("no samples")
    return (np.frombuffer(raw, dtype=np.uint8).astype(np.float64) - 128) / 127


def loudness(sound: Sound) -> Sound:
    """Root mean square per WINDOW samples."""
    whole = sound[: len(sound) // WINDOW * WINDOW].reshape(-1, WINDOW)
    return np.asarray(np.sqrt((whole**2).mean(axis=1)), dtype=np.float64)


def segments(sound: Sound) -> list[Sound]:
    """Stretches louder than the pauses between them, in order; one without pauses is a single stretch."""
    loud = loudness(sound)
    limit = (np.quantile(loud, 0.05) + np.quantile(loud, 0.95)) / 2
    marks = np.diff(np.r_[0, (loud > limit).astype(int), 0])
    starts, ends = np.flatnonzero(marks == 1), np.flatnonzero(marks == -1)
    return [sound[a * WINDOW : b * WINDOW] for a, b in zip(starts, ends, strict=True) if b - a >= 2]


def spectrum(segment: Sound) -> Sound:
    """Energy in BANDS bands of 50 Hz from 50 Hz up, as shares: louder is not different."""
    energy = np.abs(np.fft.rfft(segment * np.hanning(len(segment)), n=RATE)) ** 2
    bands = energy[50 : 50 * (BANDS + 1)].reshape(BANDS, 50).sum(axis=1)
    return np.asarray(np.log(bands / bands.sum() + 1e-4), dtype=np.float64)


def noise(sound: Sound) -> float:
    """Loudness of the pauses, in decibels."""
    return float(20 * np.log10(np.quantile(loudness(sound), 0.05) + 1e-4))
