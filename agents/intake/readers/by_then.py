"""A first word that is due at the time told of an answer: `they wait 3 s; the first word has to be there by then`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document

ANSWER, FIRST = ("latency.any_ms", "latency.p95_ms"), "latency.first_token_ms"
_REACH, _LONGEST = 120, 600.0  # characters; seconds
_BEGINS = (
    r"\b(?:(?:first|opening) (?:words?|tokens?|sentences?|lines?|letters?|syllables?|part)|"
    r"(?:it|text|the (?:answer|reply|response|text)) (?:\w+ ){0,3}(?:begin|start|begun|started|under way)s?)\b"
)
_THEN = r"\b(?:by|until|till|before|in|within|after) (?:then|that(?: time)?|this(?: time)?|these|those(?: seconds)?)\b"
_DUE = re.compile(rf"[^\d]*?(?:{_BEGINS}[^.;\d]*{_THEN}|{_THEN}[^.;\d]*{_BEGINS})")


def settle(document: Document, timed: Sequence[Quantity], found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions; a time behind which the first word of an answer is due by then is the first word's."""
    due = None if any(m.field == FIRST for m in found) else next((q for q in timed if _is_due(document, q)), None)
    yield from (m for m in found if due is None or m.field not in ANSWER or m.start != due.start)
    if due is not None:
        yield Mention(FIRST, round(due.value * 1000, 6), due.start, due.end, "ms", confidence=0.9)


def _is_due(document: Document, q: Quantity) -> bool:
    within = q.kind == "duration" and q.value <= _LONGEST
    return within and bool(_DUE.match(document.low, q.end, min(len(document.low), q.end + _REACH)))
