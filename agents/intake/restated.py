"""An amount that is told twice of one thing: the same words with another number, or a repetition that is announced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from agents.intake import matters
from agents.intake.matters import cues
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Source

FEWEST = 2  # words that tell what is counted
HALF = 0.5
_WORD = re.compile(r"[a-z][a-z'-]+")


def contrary(document: Document, best: Mention, others: Sequence[Mention]) -> list[Mention]:
    """Those of the others that give another number for the very thing that `best` counts."""
    told = (other for other in others if other.source is Source.STATED and not other.because)
    return list({str(other.value): other for other in told if _is_repeated(document, best, other)}.values())


def _is_repeated(document: Document, one: Mention, other: Mention) -> bool:
    spans = (one.start, one.end), (other.start, other.end)
    if document.sentence_at(one.start) == document.sentence_at(other.start):
        return False
    parts = matters.part_of(document, *spans), matters.part_of(document, *reversed(spans))
    first, second = map(_words, parts)
    both, fewer = first & second, min(len(first), len(second))
    if len(both) < min(FEWEST, fewer) or not both or not matters.is_one_thing(document, one.field, *spans):
        return False
    if len({bool(cues("varies").search(part)) for part in parts}) > 1:
        return False
    if any(cues("restated").search(part) for part in parts):
        return len(both) >= HALF * fewer
    return len(both) == fewer >= FEWEST and not any(cues("bounded").search(part) for part in parts)


def _words(part: str) -> frozenset[str]:
    """What a part speaks of, without numbers, units of time and words that say nothing of it."""
    words = (word.rstrip("s") for word in _WORD.findall(part))
    return frozenset(word for word in words if len(word) > 2 and word not in _idle())


@cache
def _idle() -> frozenset[str]:
    return frozenset(load("rivals")["idle"].split())
