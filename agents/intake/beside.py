"""Numbers beside the point: of others, of the past, of dreams, or denied."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.quantity import Quantity
from agents.intake.text import Document
from agents.intake.words import alternation, load

_NEAR, _DENIAL, _DENIED = 120, 24, re.compile(r"(?:n't| not| never) (?:have|had|need)(?: \w+)? $")


def is_beside(document: Document, q: Quantity) -> bool:
    """Whether a count or rate is none of the system's: `we don't have two million users`."""
    if q.kind not in ("count", "rate", "bytes"):
        return False
    before = document.low[max(0, q.start - _DENIAL) : q.start]
    return bool(_DENIED.search(before) or _words().search(_around(document, q)))


def _around(document: Document, q: Quantity) -> str:
    sentence = document.sentence_at(q.start)
    return document.low[max(sentence.start, q.start - _NEAR) : min(sentence.end, q.end + _NEAR)]


@cache
def _words() -> re.Pattern[str]:
    words = (word for row in load("beside").values() for word in row)
    return re.compile(rf"\b(?:{alternation(words)})\b(?! more\b(?! than))")  # `42,000, and we hope for more`
