"""Whether a region is the only one allowed: said in its sentence, or right after it."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document, Sentence
from agents.intake.words import load, spaced

_ALONE = re.compile(r"\)?,? (?:only|alone)\b(?! (?:for|if|when|until|as|during)\b)", re.I)  # `in eu-west-1 only`


def said(document: Document, start: int, end: int) -> bool | None:
    """True where the brief rules every other region out than the one at [start, end); None where it says nothing."""
    own = document.sentence_at(start)
    following = document.sentence_at(min(own.end + 2, len(document.text) - 1))
    here = _cues("here").search(own.text) or _cues("next").search(own.text) or _ALONE.match(document.text, end)
    return True if here or (following is not own and _opens(following)) else None


def _opens(sentence: Sentence) -> bool:
    """The next sentence goes on about the region: `No second one, not even for standby.`"""
    return _cues("next").search(sentence.text) is not None


@cache
def _cues(name: str) -> re.Pattern[str]:
    patterns = "|".join(spaced(pattern) for pattern in load("exclusive")[name])
    return re.compile(rf"(?<!\w)(?:{patterns})(?!\w)", re.I)
