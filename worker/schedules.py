"""What is wrong with a line that says when something runs: five fields, six of AWS, Quartz with its seconds, a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
RATE = re.compile(r"rate\([1-9]\d* ?(?:minute|hour|day)s?\)|every [1-9]\d* (?:minutes|mins|hours)")
AWS = re.compile(r"cron\((.+)\)")
OPEN = ("*", "?")


@dataclass(frozen=True)
class Field:
    """One field of a line: the whole numbers it admits, and names that stand for them."""

    name: str
    least: int
    most: int
    names: tuple[str, ...] = ()


SECOND, MINUTE, HOUR = Field("second", 0, 59), Field("minute", 0, 59), Field("hour", 0, 23)
DATE, MONTH, YEAR = Field("day of the month", 1, 31), Field("month", 1, 12, MONTHS), Field("year", 1970, 2199)
WEEKDAY, NUMBERED = Field("day of the week", 0, 7, DAYS), Field("day of the week", 1, 7, DAYS)
UNIX = (MINUTE, HOUR, DATE, MONTH, WEEKDAY)
OF_AWS = (MINUTE, HOUR, DATE, MONTH, NUMBERED, YEAR)
QUARTZ = (SECOND, MINUTE, HOUR, DATE, MONTH, NUMBERED)


def problem(line: str, *, quartz: bool = False) -> str | None:
    """One sentence on what no scheduler would take; None where the line is a time."""
    if RATE.fullmatch(line):
        return None
    aws = AWS.fullmatch(line)
    fields = QUARTZ if quartz else OF_AWS if aws else UNIX
    parts = (aws[1] if aws else line).split()
    if len(parts) != len(fields):
        return f"{line!r} has {len(parts)} fields, {len(fields)} are needed"
    if fields is not UNIX and (parts[-2 if aws else -1] == "?") == (parts[-4 if aws else -3] == "?"):
        return f"{line!r} leaves open both days or neither, one of them is to be ?"
    found = (told for part, field in zip(parts, fields, strict=True) for told in _wrong(part, field, fields))
    return next((f"{line!r}: {told}" for told in found), None)


def _wrong(part: str, field: Field, fields: tuple[Field, ...]) -> Iterator[str]:
    if part == "?" and (fields is UNIX or field not in (DATE, NUMBERED)):
        yield f"? is no {field.name}"
        return
    for one in () if part in OPEN else part.split(","):
        span, _, step = one.partition("/")
        if step and not (step.isdecimal() and 1 <= int(step) <= field.most):
            yield f"{step} is no step of a {field.name}"
        ends = [_number(text, field) for text in ([] if span == "*" else span.split("-"))]
        if any(end is None for end in ends) or len(ends) > 2:
            yield f"{span} is no {field.name}"
        elif len(ends) == 2 and (ends[0] or 0) > (ends[1] or 0):
            yield f"{span} ends before it begins"


def _number(text: str, field: Field) -> int | None:
    """The number a text stands for; None where the field admits none such."""
    if text.upper() in field.names:
        return field.names.index(text.upper()) + field.least
    return int(text) if text.isdecimal() and field.least <= int(text) <= field.most else None
