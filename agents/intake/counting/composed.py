"""One time told in two units: `two years and two months`, `1 h 30 min`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.intake.counting.quantity import Quantity

_MINUTE, _HOUR, _DAY, _MONTH, _YEAR = 60.0, 3600.0, 86_400.0, 2_628_000.0, 31_536_000.0  # seconds
_PARTS = {_YEAR: _MONTH, _DAY: _HOUR, _HOUR: _MINUTE, _MINUTE: 1.0}
_BESIDE, _AND = re.compile(r" ?"), re.compile(r" and ")
_APART = re.compile(r",? respectively\b", re.I)


def join(text: str, amounts: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities in order, a time and the part of its unit that follows it as one.

    Times of hours that an `and` joins stay two: `RTO and RPO are 4 hours and 15 minutes`.
    """
    last: Quantity | None = None
    for quantity in amounts:
        if last is not None and _is_part(text, last, quantity):
            last = replace(last, value=last.value + quantity.value, end=quantity.end)
            continue
        if last is not None:
            yield last
        last = quantity
    if last is not None:
        yield last


def _is_part(text: str, whole: Quantity, part: Quantity) -> bool:
    if whole.kind != "duration" or part.kind != "duration" or whole.ranged or part.end <= whole.end:
        return False
    unit = next((unit for unit in _PARTS if whole.value >= unit and not whole.value % unit), None)
    if unit is None or part.value >= unit or part.value % _PARTS[unit]:
        return False
    between = text[whole.end : part.start]
    joined = _BESIDE.fullmatch(between) or (unit == _YEAR and _AND.fullmatch(between))
    return bool(joined) and not _APART.match(text, part.end)
