"""Months between two dates, both of them included: `2018-01 .. 2024-12`, `1 January 2022 to 31 December 2024`."""

from __future__ import annotations

import re

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?:\d{{1,2}}\.? )?(?P<name{0}>[A-Z][a-z]{{2,8}})\.? )?"
    r"(?P<year{0}>(?:19|20)\d\d)(?:[-/](?P<month{0}>\d\d))?(?:[-/]\d\d)?(?!\d)"
)
_TO = r"\s*(?:to|until|till|through|\.\.+|-)\s*"
_RANGE = re.compile(rf"(?:from )?{_DATE.format(1)}{_TO}{_DATE.format(2)}", re.I)
_YEAR = 12


def read(text: str) -> tuple[int, int] | None:
    """The months of a range of dates that the text begins with, and where the range ends; None without one."""
    match = _RANGE.match(text)
    if match is None:
        return None
    first, last = _month(match, "1", 1), _month(match, "2", _YEAR)
    return (last - first + 1, match.end()) if last >= first else None


def _month(match: re.Match[str], side: str, unsaid: int) -> int:
    """The month counted from the year 0; the first or the last of a year that is named alone."""
    name = (match[f"name{side}"] or "")[:3].lower()
    month = _NAMES.index(name) + 1 if name in _NAMES else int(match[f"month{side}"] or unsaid)
    return int(match[f"year{side}"]) * _YEAR + month
