"""What is paid today, and what it is to come down to: the first is no budget, the second is."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from agents.intake.text import Document
from agents.intake.words import cues

if TYPE_CHECKING:
    from agents.intake.readers.sums import Amount

_FAR, _NEAR = 140, 60
_cues = partial(cues, "money")


def is_target(document: Document, last: Amount, start: int) -> bool:
    """Whether a sum that begins there is what the last one, paid today, is to become: `bring it below 12k`."""
    return (
        start - last.end <= _FAR
        and _is_spent(document, last)
        and _target().search(document.low, last.end, start) is not None
    )


def is_paid_now(document: Document, amount: Amount) -> bool:
    """`we pay 38k a month, that's too much`, `our present bill is $14,000`: it is called too much, or to be less."""
    behind = document.low[amount.end : amount.end + _NEAR]
    return _is_spent(document, amount) and bool(_cues("too_much").search(behind))


def _is_spent(document: Document, amount: Amount) -> bool:
    sentence = document.sentence_at(amount.start)
    return bool(_cues("spent").search(document.low, sentence.start, amount.end + _NEAR // 2))


@cache
def _target() -> re.Pattern[str]:
    return re.compile(rf"(?:{_cues('target').pattern})\W*$", re.I)
