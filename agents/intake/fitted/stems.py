"""Stems of words, as signs of fitted readings: endings cut off, every number alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[,;:()\-.]|\d+")
_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 3


@lru_cache(maxsize=4096)
def stem(token: str) -> str:
    """`scoring` and `scored` as `scor`, any number as `#`."""
    if token.isdigit():
        return "#"
    return next((token[: -len(e)] for e in _ENDINGS if token.endswith(e) and len(token) - len(e) >= _STEM), token)


def stems(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The words and marks of [start, end) with their offsets, without endings; numbers are `#`."""
    for match in _TOKEN.finditer(text, start, end):
        yield stem(match.group()), match.start()


def split(text: str) -> list[str]:
    """The stems of a text, `we'd` in its two parts."""
    return [part for word, _ in stems(text, 0, len(text)) for part in word.replace("'", " '").split()]


def phrases(side: str, words: Sequence[str]) -> Iterator[str]:
    """The words one by one and two by two, marked with the side they stand on."""
    yield from (f"{side} {word}" for word in words)
    yield from (f"{side} {one} {next_}" for one, next_ in pairwise(words))
