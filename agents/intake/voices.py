"""Who says a thing in a brief: papers and persons whose statements are all meant to hold."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from agents.intake.text import Document
from agents.intake.words import load, spaced

_MANY = 2


def stripped(part: str) -> str:
    """The part of a sentence without who says it: `the contract gives 900 ms` -> ` 900 ms`."""
    for name in ("labelled", "according", "said_by"):
        part = _frame(name).sub("", part, count=1)
    return part


@lru_cache(maxsize=4)
def disagree(document: Document) -> bool:
    """Whether the brief quotes several papers or was written by several, or says that each of two statements holds."""
    if _frame("both").search(document.low) or _frame("merged").search(document.low):
        return True
    found = {match.group() for match in _frame("papers").finditer(document.low)}
    return len(found) >= _MANY


@cache
def _frame(name: str) -> re.Pattern[str]:
    table = load("voices")
    written = str(table["frames"][name])
    for word, forms in table["words"].items():
        written = written.replace(f"{{{word}}}", f"(?:{'|'.join(map(str, forms))})")
    return re.compile(spaced(written), re.I)
