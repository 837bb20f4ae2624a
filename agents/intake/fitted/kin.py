"""Words by the company they keep: a vector for each frequent word, so that unheard words speak by their kin.

`lexicon/fitted/kin.txt` has a word a line, the most frequent first, and a character for each of its dimensions;
`bench/fit/kin.py` writes it. Figures: GloVe 6B, 100 dimensions (Pennington, Socher and Manning, 2014; public domain).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from agents.intake.fitted.model import FITTED, ZERO

DIMENSIONS = 100
LENGTH = 5.0  # of a mean, beside signs that count 1
WORD = re.compile(r"[a-z]{2,}")


class Kin(NamedTuple):
    """The characters of a word's vector, and what the word counts: rare words say more."""

    levels: str
    weight: float


@cache
def table() -> dict[str, Kin]:
    """Every word of the file."""
    lines = (FITTED / "kin.txt").read_text(encoding="ascii").splitlines()
    rows = (line.split("\t") for line in lines)
    return {word: Kin(levels, math.log(rank + 2)) for rank, (word, levels) in enumerate(rows)}


def words(low: str, end: int | None = None) -> dict[str, int]:
    """The known words of a lower-case text before `end`, each with its first offset."""
    found: dict[str, int] = {}
    for match in WORD.finditer(low, 0, len(low) if end is None else end):
        if match.group() in table():
            found.setdefault(match.group(), match.start())
    return found


@cache
def vector(word: str) -> tuple[float, ...]:
    """What a known word adds to a mean."""
    known = table()[word]
    return tuple((ord(char) - ZERO) * known.weight for char in known.levels)


def mean(known: Iterable[str], name: str, whole: float = LENGTH) -> dict[str, float]:
    """The direction in which known words point, as measures `name0` … of a `whole` length; none of no words."""
    sums = [sum(column) for column in zip(*(vector(word) for word in known), strict=True)]
    length = math.sqrt(sum(one * one for one in sums))
    return {f"{name}{i}": whole * one / length for i, one in enumerate(sums)} if length else {}
