"""Times told without a number: `within the hour`, `the last year and a half`, `the next working day`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.counting.quantity import Quantity

_MINUTE, _HOUR, _MONTH = 60.0, 3600.0, 2_628_000.0
_UNITS = {"minute": _MINUTE, "hour": _HOUR, "month": _MONTH, "year": 12 * _MONTH}
_SPAN = re.compile(
    r"\b(?:with)?in(?:side)? (?P<bound>the (?P<unit>minute|hour))\b(?! of\b| before\b| after\b)|"
    r"\b(?:last|past) (?P<past>(?P<long>month|year) and a half)\b",
    re.I,
)
DAY_AFTER = "day after"
_DAY = 86_400.0
_DAY_AFTER = re.compile(
    r"\b(?:the )?(?:next|following) (?:(?:working|business) )?(?:day|morning)\b|"
    r"\bthe (?:day|morning) after(?= ?[.,;)]|$)",
    re.I,
)


def read(text: str) -> Iterator[Quantity]:
    """A duration, in seconds, for every such time."""
    for match in _SPAN.finditer(text):
        name = "past" if match.group("past") else "bound"
        unit = (match.group("unit") or match.group("long")).lower()
        times = 1.5 if match.group("past") else 1.0
        yield Quantity("duration", times * _UNITS[unit], *match.span(name), word=unit)


def days_after(text: str) -> Iterator[Quantity]:
    """A day, in seconds, with the word DAY_AFTER, for every time that is told as the day after."""
    for match in _DAY_AFTER.finditer(text):
        yield Quantity("duration", _DAY, *match.span(), word=DAY_AFTER)
