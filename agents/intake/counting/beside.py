"""Numbers beside the point: of others, of the past, of dreams, or denied."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document
from agents.intake.words import alternation, load

# `ninety-five cases of a hundred`: a share, told in cases
_OF_A_HUNDRED = re.compile(
    r"(?: [a-z]+)?(?: out)? (?:of|in) (?:an? |one |every |each )?(?:hundred|100)\b(?! [a-z]+s\b)"
)
_NEAR, _DENIAL, _DENIED = 120, 24, re.compile(r"(?:n't| not| never) (?:have|had|need)(?: \w+)? $")


def is_beside(document: Document, q: Quantity) -> bool:
    """Whether a count or rate is none of the system's: `we don't have two million users`."""
    if q.kind not in ("count", "rate", "bytes"):
        return False
    before = document.low[max(0, q.start - _DENIAL) : q.start]
    return bool(_DENIED.search(before)) or is_share(document, q) or _is_said_near(document, q)


def is_share(document: Document, q: Quantity) -> bool:
    """Whether the number is so many of a hundred."""
    return bool(_OF_A_HUNDRED.match(document.low, q.end))


def _is_said_near(document: Document, q: Quantity) -> bool:
    """Whether one of the words stands whole within the sentence near the number."""
    sentence = document.sentence_at(q.start)
    spans = _spoken(document.low)
    first = bisect_left(spans, (max(sentence.start, q.start - _NEAR), 0))
    return first < len(spans) and spans[first][1] <= min(sentence.end, q.end + _NEAR)


@lru_cache(maxsize=2)
def _spoken(text: str) -> list[tuple[int, int]]:
    """Where the words stand in the text, in order and apart."""
    return [match.span() for match in _words().finditer(text)]


@cache
def _words() -> re.Pattern[str]:
    words = (word for row in load("beside").values() for word in row)
    return re.compile(rf"(?<!\bany )\b(?:{alternation(words)})\b(?! more\b(?! than))")  # `42,000, and we hope for more`
