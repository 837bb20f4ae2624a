"""Figures a brief states that only one kind of repository asks for."""

from __future__ import annotations

import re

from core.constraints import Intake

_AHEAD = re.compile(r"(\d{1,3}|one|two|three|four|six|eight)[ -](day|week|month)s?[ -](?:ahead|horizon|forecast)", re.I)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8}
_DAYS = {"day": 1, "week": 7, "month": 30}


def horizon_days(brief: str, usual: int = 14, longest: int = 56) -> int:
    """Days ahead the brief asks for ("14 days ahead", "four-week horizon"), within what a daily table can show."""
    found = _AHEAD.search(brief)
    if not found:
        return usual
    number = _NUMBERS.get(found[1].lower()) or int(found[1])
    return max(1, min(longest, number * _DAYS[found[2].lower()]))


def deadline(intake: Intake, usual: str = "06:00") -> str:
    """HH:MM of the wall clock by which a batch must be there."""
    stated = intake.constraints.batch_deadline
    return stated.value if stated and re.fullmatch(r"[0-2]\d:[0-5]\d", stated.value) else usual
