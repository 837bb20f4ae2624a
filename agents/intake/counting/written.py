"""Numbers as they are written, with what each measures: for sayings about a number that stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from agents.intake.counting import figures
from agents.intake.counting.quantity import Quantity
from agents.intake.readers.sums import Amount
from agents.intake.text import Document

MOST = 10.0  # how many times larger a number may be that somebody writes for another
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d\b(?!\d)| ?[ap]\.?m\b| ?o'clock)", re.I)


@dataclass(frozen=True)
class Written:
    """A number, and what it measures: `base` in the unit of `kind`, bare where nothing follows it."""

    start: int
    end: int
    number: float
    kind: str
    base: float
    thing: str = ""


def numbers(document: Document, amounts: Sequence[Quantity], sums: Sequence[Amount]) -> list[Written]:
    """Every number of the text but times of day, in order; positive ones only."""
    measured = [(q.start, q.end, q.kind, q.value, q.word) for q in amounts]
    measured += [(a.start, a.end, "money", a.value, a.currency) for a in sums]
    measured.sort(key=itemgetter(0))
    told = list[Written]()
    for number in figures.scan(document.text):
        value = number.scaled(integral=True)
        index = bisect_right(measured, number.start, key=itemgetter(0)) - 1
        found = measured[index] if index >= 0 and number.start < measured[index][1] else None
        start, end, kind, base, thing = found or (number.start, number.end, "", value, "")
        clock = _CLOCK.match(document.text, number.start) is not None
        if value > 0 and base > 0 and not clock and (kind == "duration" or not number.article):
            told.append(Written(start, max(end, number.end), value, kind, base, thing.lower().removesuffix("s")))
    return told


def within(found: list[Written], start: int, end: int) -> list[Written]:
    """Those that begin in [start, end)."""
    begin, stop = (bisect_left(found, at, key=attrgetter("start")) for at in (start, end))
    return found[begin:stop]


def is_near(one: float, other: float) -> bool:
    """Whether one may be written for the other."""
    return 1 / MOST <= other / one <= MOST
