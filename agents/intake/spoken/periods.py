"""The length of a time that a frame tells by its groups `count` and `unit` (`count1`, `unit1` in a second frame)."""

from __future__ import annotations

import re

from agents.intake.counting import figures

HOURS = {"ms": 1 / 3_600_000, "millisecond": 1 / 3_600_000, "second": 1 / 3600, "sec": 1 / 3600, "s": 1 / 3600}
HOURS |= {"minute": 1 / 60, "min": 1 / 60, "hour": 1.0, "h": 1.0, "day": 24.0, "night": 24.0, "week": 168.0}
HOURS |= {"month": 730.0, "quarter": 2190.0, "season": 2190.0, "year": 8760.0}
HOUR_MS, HOUR_S, DAY_H, WEEK_H = 3_600_000.0, 3600.0, 24.0, 168.0


def group(match: re.Match[str], name: str) -> str:
    """What the group of the name holds, in whichever of the frames it stands."""
    held = ((key.rstrip("0123456789").rstrip("_"), value) for key, value in match.groupdict().items() if value)
    return next((value for key, value in held if key == name), "")


def amount(match: re.Match[str], name: str = "count") -> float | None:
    """The number of a group; None where it has none."""
    return figures.first(group(match, name), integral=False)


def hours(match: re.Match[str]) -> float:
    """`two weeks` -> 336; without a count it is one of them."""
    return (amount(match) or 1.0) * unit_h(group(match, "unit"))


def unit_h(written: str) -> float:
    """The hours of a unit: `weeks` -> 168; 0 of a word that is none."""
    unit = written.lower()
    return HOURS.get(unit, HOURS.get(unit.rstrip("s"), 0.0))


def hour_of(time: str) -> float:
    """`06:30` -> 6.5"""
    return int(time[:2]) + int(time[3:5]) / 60
