"""How soon a change must be seen: `if a price changes, the page has to show it after 5 minutes`."""

from __future__ import annotations

import re
from functools import partial

from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document
from agents.intake.words import cues

_DAY, _SOON = 86_400.0, 5.0  # seconds
_TIMED = re.compile(r"\b(?:seconds?|minutes?|hours?|ms|s|min|h)\b")
_words = partial(cues, "changes")


def speaks(document: Document, q: Quantity) -> bool:
    """Whether the only time of the sentence is one after which somebody has to see a change."""
    sentence = document.sentence_at(q.start)
    before = document.sentence_at(max(0, sentence.start - 2))
    begin = before.start if before.text.rstrip().endswith(";") else sentence.start
    told = document.text[begin : sentence.end]
    timed = 1 <= q.value <= _DAY and len(_TIMED.findall(told)) <= 1
    return timed and bool(_words("change").search(told) and _words("seen").search(told))


def reacts(document: Document, q: Quantity) -> bool:
    """`must react within a minute to what somebody just clicked`: a time of seconds in which an act must count."""
    sentence = document.sentence_at(q.start)
    return q.value >= _SOON and bool(_words("reacts").search(sentence.text))


def is_spare(document: Document, q: Quantity) -> bool:
    """Whether the age before it is that of a copy kept for a disaster: `the backup is an hour old at most`."""
    return bool(_words("spare").search(document.low, document.sentence_at(q.start).start, q.start))
