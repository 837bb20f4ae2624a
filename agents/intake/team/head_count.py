"""What is counted together at the end of people told one by one: `two developers and me, so three`.

Its words are `lexicon/head_count.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from agents.intake.counting.written import Written, is_near
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced

FIELD, NEAR, CROWD = "team.size", 200, 60  # characters behind the people, and more than any team


def settle(document: Document, numbers: list[Written], found: list[Mention]) -> list[Mention]:
    """The mentions with the size of the team as it is counted last: `Tom retires in May, make that 5`."""
    size = next((one for one in found if one.field == FIELD), None)
    if size is None:
        return found
    for match in reversed(list(_total().finditer(document.low))):
        near = 0 <= match.start() - size.end <= NEAR
        told = next((one for one in numbers if one.start == match.end() + 1), None) if near else None
        if told and _is_head_count(document, told, size.value):
            total = size.but(value=int(told.number), start=told.start, end=told.end)
            return [*(one for one in found if one.field != FIELD), total]
    return found


def _is_head_count(document: Document, told: Written, size: float) -> bool:
    plain = told.kind in ("", "count") and told.thing in ("", "people", "person", "head", "of u")
    whole = told.number == int(told.number) <= CROWD and is_near(size, told.number)
    ends = _ending().match(document.low, told.end) is not None
    return plain and whole and (ends or bool(told.thing))


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(spaced, load('head_count')['total']))})(?![\w'])", re.I)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile("|".join(load("head_count")["ending"]), re.I)
