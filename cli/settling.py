"""Contradictions by number and their ways out by letter: what `amp design` prints, and what `--settle` takes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase

from core.constraints import Conflict, Relaxation
from core.errors import BadInput
from core.settling import Choice

HOLD = "hold"
WORDS = re.compile(rf"([1-9]\d{{0,2}})=({HOLD}|[a-z])")


def pair(words: str) -> tuple[int, str]:
    """`1=b` or `1=hold` as (number, letter or `hold`). Raises what argparse tells of an argument."""
    found = WORDS.fullmatch(words)
    if found is None:
        raise argparse.ArgumentTypeError(f"{words!r} is not NUMBER=LETTER or NUMBER={HOLD}, for example 1=b")
    return int(found[1]), found[2]


def given(pairs: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Raises `BadInput` where one number is given twice."""
    by_number = dict(pairs)
    if len(by_number) < len(pairs):
        raise BadInput("--settle names one contradiction twice.")
    return by_number


def lettered(conflict: Conflict) -> Iterator[tuple[str, Relaxation]]:
    """At most 26 ways, the first of which is `a`."""
    return zip(ascii_lowercase, conflict.relaxations, strict=False)


def choice(number: int, conflict: Conflict, word: str) -> Choice:
    """Raises `BadInput` for a letter the conflict has no way for."""
    if word == HOLD:
        return Choice(conflict.fields)
    place = ascii_lowercase.index(word)
    if place >= len(conflict.relaxations):
        raise BadInput(f"Contradiction {number} has no way {word}.")
    return Choice(conflict.fields, place)


class Register:
    """The contradictions of a run, each with the number it got when it came up: a later one goes on counting."""

    def __init__(self) -> None:
        self._fields: list[frozenset[str]] = []
        self._settled: set[int] = set()

    def numbered(self, conflicts: Sequence[Conflict]) -> dict[int, Conflict]:
        return {self._number(frozenset(conflict.fields)): conflict for conflict in conflicts}

    def choices(self, conflicts: Sequence[Conflict], wanted: Mapping[int, str]) -> dict[int, Choice]:
        """What is wanted of those that are open, by number; these count as settled."""
        numbered = self.numbered(conflicts)
        found = {n: choice(n, conflict, wanted[n]) for n, conflict in numbered.items() if n in wanted}
        self._settled |= set(found)
        return found

    def _number(self, fields: frozenset[str]) -> int:
        for number, known in enumerate(self._fields, start=1):
            if known == fields and number not in self._settled:
                return number
        self._fields.append(fields)
        return len(self._fields)
