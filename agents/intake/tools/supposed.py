"""A ban that somebody only supposes (`so colleagues think Kafka is out`), which bans nothing."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document
from agents.intake.words import load, spaced

_LEFT = 60


def is_supposed(document: Document, offset: int) -> bool:
    """Whether what is said from the offset on is what people who do not decide take to be so."""
    start = max(document.sentence_at(offset).start, offset - _LEFT)
    return _thought().search(document.low, start, offset) is not None


@cache
def _thought() -> re.Pattern[str]:
    return re.compile(spaced(str(load("tools/supposed")["thought"])))
