"""What a retention period is about: raw data, features, predictions or logs."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.quantity import Quantity
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

_TIGHT = 3  # `raw: 13 months`


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, cue("|".join(words))) for name, words in load("retention").items()]


def kept(document: Document, sentence: Sentence, q: Quantity) -> str:
    """What is kept: the noun nearest before the period, else nearest after it, else raw data."""
    beside = [name for name, words in _kinds() if words.match(document.low, q.end + 1)]
    hits = [(m.end(), name) for name, words in _kinds() for m in words.finditer(document.low, sentence.start, q.start)]
    if beside and (not hits or q.start - max(hits)[0] > _TIGHT):
        return beside[0]  # `13 months raw, 7 years decisions`
    if hits:
        return max(hits)[1]
    later = [
        (m.start(), name)
        for name, words in _kinds()
        for m in words.finditer(document.low, q.end, _until(document, sentence, q))
    ]
    return min(later)[1] if later else "raw"


def _until(document: Document, sentence: Sentence, q: Quantity) -> int:
    """Where the clause behind the period ends: at a comma, or with the sentence."""
    comma = document.low.find(",", q.end, sentence.end)
    return comma if comma >= 0 else sentence.end
