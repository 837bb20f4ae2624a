"""What only one kind of repository asks a brief: how far ahead, how fine, how surely."""

from __future__ import annotations

import math
import re

from core.constraints import Intake

_AHEAD = re.compile(r"(\d{1,3}|one|two|three|four|six|eight)[ -](day|week|month)s?[ -](?:ahead|horizon|forecast)", re.I)
_SHARE = r"(\d{2})\s?(?:%|per ?cent)"
_SURE = re.compile(rf"{_SHARE}\s(?:confiden|certain|sure)|(?:confiden\w+|certain\w*|sure)\s\D{{0,20}}?{_SHARE}", re.I)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8}
DAY_H = 24.0
_DAYS = {"day": 1, "week": 7, "month": 30}


def horizon_days(intake: Intake, usual: int = 14, longest: int = 56) -> int:
    """Days ahead that hold the horizon the brief asks for ("36 hours ahead", "14 days ahead", "four-week horizon"),
    within what a daily table can show."""
    told = intake.constraints.forecast.horizon_h
    if told is not None:
        return max(1, min(longest, math.ceil(told.value / DAY_H)))
    found = _AHEAD.search(intake.brief)
    if not found:
        return usual
    number = _NUMBERS.get(found[1].lower()) or int(found[1])
    return max(1, min(longest, number * _DAYS[found[2].lower()]))


def off_the_grid(intake: Intake, days: int) -> list[str]:
    """What the brief asks of a forecast that a table of `days` whole days does not give, one sentence each."""
    step, ahead = intake.constraints.forecast.step_h, intake.constraints.forecast.horizon_h
    found = []
    if step is not None and step.value != DAY_H:
        found.append(
            f"a value for each {spoken(step.value).removeprefix('1 ')}: here each value stands for a whole day"
        )
    if ahead is not None and ahead.value != days * DAY_H:
        found.append(f"{spoken(ahead.value)} ahead: here {days} whole days from midnight on")
    return found


def spoken(hours: float) -> str:
    """`15 minutes`, `36 hours`, `7 days`: the largest unit that the hours fill."""
    for least, unit in ((DAY_H, "day"), (1.0, "hour"), (1 / 60, "minute")):
        number = hours / least
        if number >= (2 if unit == "day" else 1) and abs(number - round(number)) < 0.01:
            return f"{round(number)} {unit}{'' if round(number) == 1 else 's'}"
    return f"{hours:g} hours"


def confident_at(brief: str, usual: float = 0.8) -> float:
    """The probability below which people decide ("below 80% confidence", "90 % sure"); above a half, below one."""
    found = _SURE.search(brief)
    stated = float(next(group for group in found.groups() if group)) / 100 if found else usual
    return stated if 0.5 <= stated < 1 else usual
