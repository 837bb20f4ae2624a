"""Words cut into pieces: forms and compounds that were never heard share pieces with those that were."""

from __future__ import annotations

import re
from collections.abc import Iterator

LETTERS = 5
_WORD = re.compile(r"[a-z0-9]+")


def pieces(low: str, end: int | None = None) -> dict[str, int]:
    """Every five letters in a row of the words before `end`, each with its word's first offset.

    The ends of a word count as letters: `%_churn` and `%hurn_` of `churn`.
    """
    found: dict[str, int] = {}
    for match in _WORD.finditer(low, 0, len(low) if end is None else end):
        for piece in _cut(f"_{match.group()}_"):
            found.setdefault(f"%{piece}", match.start())
    return found


def _cut(word: str) -> Iterator[str]:
    yield from (word[i : i + LETTERS] for i in range(max(1, len(word) - LETTERS + 1)))
