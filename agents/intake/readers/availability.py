"""Availability: a percentage that may be one, and nines without their sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.counting.quantity import Quantity
from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence

SHARE = re.compile(r" ?of (?:the |all |our )?(?!time\b|the time\b|business|office|working|opening)\w+")
_LOW = 97.0  # percent, below which the word has to be said
_UP = re.compile(
    r"\b(?:availab|uptime|up-time|sla\b|slo\b|(?:be|is|stays?) up\b|reachable|operational|service level)", re.I
)
# `200 ms (99%)`, `900 ms for 99%`, `99 per cent within one minute`
_PERCENTILE = re.compile(r"\d ?(?:ms|s|sec|secs|seconds|milliseconds|minutes|min) (?:\(|for |in |at )$")
_TIMED = re.compile(r"(?: of \w+)? (?:with)?in (?:\w+ )?(?:[\d.]+ ?)?(?:ms|s|milliseconds|seconds?|minutes?)\b")
_CALLED = r"(?P<cue>\b(?:availability|uptime|sla|slo)\b[ :=]*(?:of |is |target |at least )*)"
_NO_UNIT = r"(?![\d%]|[.,]\d| ?(?:%|per|pct|th|USD|EUR|dollars|euros|ms|s|GB|TB|k|M)\b| ?%)"
_NINES = (
    re.compile(rf"{_CALLED}?(?<![\d.,$€£])(?P<value>99[.,]\d{{1,3}}){_NO_UNIT}", re.I),
    re.compile(rf"{_CALLED}(?P<value>9[5-9](?:[.,]5)?)(?= ?[,;)|]| ?\.?\s|\.?$){_NO_UNIT}", re.I),
)


def unmarked(document: Document) -> Iterator[Mention]:
    """`Availability 99.5`, `two regions, 99.9`, `SLO 98`: the per cent sign left out."""
    for match in (match for pattern in _NINES for match in pattern.finditer(document.text)):
        meant = stance(document, match.start(), match.end())
        if not (meant.later or meant.question):
            value = float(match.group("value").replace(",", "."))
            confidence = 0.9 if match.group("cue") else 0.6
            yield Mention("availability_slo", value, match.start(), match.end(), "percent", confidence=confidence)


def is_one(document: Document, sentence: Sentence, q: Quantity) -> bool:
    """Whether a percentage may be an availability: no share of anything, and low ones only where the word is said."""
    if _PERCENTILE.search(document.low, max(0, q.start - 24), q.start) or _TIMED.match(document.low, q.end):
        return False
    if not 90 <= q.value <= 100 or (q.value < 99 and SHARE.match(document.low, q.end)):
        return False
    return q.value >= _LOW or bool(_UP.search(sentence.text))
