"""What only one kind of repository asks a brief and its plan: how far ahead, how surely, by when, on whose clock."""

from __future__ import annotations

import re
from functools import cache

import yaml

from core.constraints import Intake
from templates.render_parts import REPO

_AHEAD = re.compile(r"(\d{1,3}|one|two|three|four|six|eight)[ -](day|week|month)s?[ -](?:ahead|horizon|forecast)", re.I)
_SHARE = r"(\d{2})\s?(?:%|per ?cent)"
_SURE = re.compile(rf"{_SHARE}\s(?:confiden|certain|sure)|(?:confiden\w+|certain\w*|sure)\s\D{{0,20}}?{_SHARE}", re.I)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8}
_DAYS = {"day": 1, "week": 7, "month": 30}


def horizon_days(brief: str, usual: int = 14, longest: int = 56) -> int:
    """Days ahead the brief asks for ("14 days ahead", "four-week horizon"), within what a daily table can show."""
    found = _AHEAD.search(brief)
    if not found:
        return usual
    number = _NUMBERS.get(found[1].lower()) or int(found[1])
    return max(1, min(longest, number * _DAYS[found[2].lower()]))


def confident_at(brief: str, usual: float = 0.8) -> float:
    """The probability below which people decide ("below 80% confidence", "90 % sure"); above a half, below one."""
    found = _SURE.search(brief)
    stated = float(next(group for group in found.groups() if group)) / 100 if found else usual
    return stated if 0.5 <= stated < 1 else usual


def deadline(intake: Intake, usual: str = "06:00") -> str:
    """HH:MM of the wall clock by which a batch must be there."""
    stated = intake.constraints.batch_deadline
    return stated.value if stated and re.fullmatch(r"[0-2]\d:[0-5]\d", stated.value) else usual


def time_zone(region: str) -> str:
    """IANA name for the readers of a region; UTC where the region does not tell."""
    return _zones().get(region, "UTC")


@cache
def _zones() -> dict[str, str]:
    known: dict[str, list[str]] = yaml.safe_load((REPO / "time_zones.yaml").read_text())
    return {region: zone for zone, regions in known.items() for region in regions}
