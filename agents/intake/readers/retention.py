"""What a retention period is about: raw data, features, predictions or logs."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.quantity import Quantity
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, cue("|".join(words))) for name, words in load("retention").items()]


def kept(document: Document, sentence: Sentence, q: Quantity) -> str:
    """What is kept: the noun nearest before the period, else nearest after it, else raw data."""
    hits = [(m.end(), name) for name, words in _kinds() for m in words.finditer(document.low, sentence.start, q.start)]
    if hits:
        return max(hits)[1]
    later = [(m.start(), name) for name, words in _kinds() for m in words.finditer(document.low, q.end, sentence.end)]
    return min(later)[1] if later else "raw"
