"""Choices taken back while writing: `AWS in Sydney; nope, that contract ended, we're Azure now, australiaeast`.

Of two choices of one kind with a turn between them the later one stands. The words are `lexicon/repairs.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.intake import repairs
from agents.intake.mention import Mention
from agents.intake.text import Document

_FAR, _BEFORE = 240, 90  # characters between two choices, and looked at in front of one


def given_up(document: Document, told: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Each choice that is taken back, with the one that stands for it; `told` in the order of the text."""
    gone: list[tuple[Mention, Mention]] = []
    for index, later in enumerate(told):
        dropped = [one for one, _ in gone]
        others = [one for one in told[:index] if one.value != later.value and one not in dropped]
        last = [one for one in others if one.value == others[-1].value]
        if any(is_turn(document, one, later) for one in last):
            gone += [(one, later) for one in others]
    return gone


def is_turn(document: Document, one: Mention, other: Mention) -> bool:
    """Whether the words between two choices, or around the first, take the first one back."""
    if not 0 <= other.start - one.end <= _FAR:
        return False
    trailing = _trailing(document, one.end, other.start)
    broken_off = trailing or is_broken_off(document, one.end, other.start)
    return broken_off or _is_draft(document, one) or _is_concluded(document, other)


def is_announced(document: Document, mention: Mention) -> bool:
    """`Later correction by the parent company: AWS`, `so Azure`: said to be the choice by the words before it."""
    return _is_concluded(document, mention)


def is_broken_off(document: Document, end: int, start: int) -> bool:
    """Whether words break off, before `start`, what ends at `end`: `AWS in Sydney; nope, …`."""
    match = _frame("broken_off").match(document.low, end)
    return match is not None and match.end() <= start


def _trailing(document: Document, end: int, start: int) -> bool:
    """`AWS in Milan...`: three dots, where the text shows a sign of three dots as one."""
    match = _frame("ellipsis").match(document.low, end)
    if match is None or match.end() > start:
        return False
    return not match["sign"] or document.brief[match.start("sign")] == "…"


def _is_draft(document: Document, one: Mention) -> bool:
    """`I told Cormac Azure`, `Azure was the plan`: no more than a thought, where another choice follows."""
    begin = max(document.sentence_at(one.start).start, one.start - _BEFORE)
    before = _frame("draft").search(document.low, begin, one.start)
    return bool(before or _frame("drafted").match(document.low, one.end))


def _is_concluded(document: Document, other: Mention) -> bool:
    return _frame("before").search(document.low, max(0, other.start - _BEFORE), other.start) is not None


def short(document: Document, end: int) -> re.Match[str] | None:
    """`europe-west3, sorry, west4`: the end of another name right behind the one that ends at `end`."""
    return _frame("short").match(document.low, end)


def _frame(name: str) -> re.Pattern[str]:
    return repairs.frame("choices", name)
