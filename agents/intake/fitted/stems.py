"""Stems of words, as signs of fitted readings: endings cut off, every number alike."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 3


@lru_cache(maxsize=4096)
def stem(token: str) -> str:
    """`scoring` and `scored` as `scor`, any number as `#`."""
    if token.isdigit():
        return "#"
    return next((token[: -len(e)] for e in _ENDINGS if token.endswith(e) and len(token) - len(e) >= _STEM), token)
