"""Two numbers of a brief that may be told of one thing: of one kind, or the second a mere number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from agents.intake.counting.written import Written, is_near
from agents.intake.repairs import is_mere
from agents.intake.text import Document

FAR, MOST = 240, 6  # characters between two, and the numbers ahead of one that are looked at
SAME = 0.01  # how little a number differs where it is said again
_WORD = re.compile(r"(?:19|20)\d\d|one")
WEEK = 7 * 86_400.0  # seconds
THOUSAND, FEW = 1000.0, 3.0  # `30,000; no, twenty`, and how far twenty thousand may be from it


@dataclass(frozen=True)
class Pair:
    """An earlier amount and a later one, which is `times` as much."""

    first: Written
    second: Written
    times: float


def pair(first: Written, second: Written) -> Pair:
    """The two; a mere number is of the unit of the first, in thousands where that was."""
    if first.kind and first.kind == second.kind:
        return Pair(first, second, second.base / first.base)
    thousands = second.number * THOUSAND
    if first.number >= THOUSAND > second.number and 1 / FEW <= thousands / first.number <= FEW:
        return Pair(first, second, thousands / first.number)
    return Pair(first, second, second.number / first.number)


def is_same(one: Written, other: Written) -> bool:
    """Whether the two say the same amount."""
    if "percent" in (one.kind, other.kind):  # every nine counts
        return one.number == other.number
    if one.kind == other.kind:
        return abs(one.base - other.base) <= SAME * other.base
    return abs(one.number - other.number) <= SAME * other.number


def before(document: Document, numbers: Sequence[Written], index: int) -> Iterator[Pair]:
    """The number at the index with each one ahead of it, not far away, that may be told of the same thing.

    A mere number is of the kind told last.
    """
    second = numbers[index]
    ahead = takewhile(lambda one: second.start - one.end <= FAR, reversed(numbers[max(0, index - MOST) : index]))
    near = [one for one in ahead if one.kind]
    told = [one for one in near if second.kind or one.kind == near[0].kind]
    yield from (pair(one, second) for one in told if is_alike(document, one, second))


def is_alike(document: Document, first: Written, second: Written) -> bool:
    """Whether the second may be told of what the first is, and is not the first said again."""
    mere = not second.kind and is_mere(document, second.start, second.end) and not _is_word(document, second)
    of_a_kind = first.kind == second.kind or mere or is_monthly(first, second)
    if second.start < first.end or not of_a_kind or is_same(first, second):
        return False
    return is_near(first.base, second.base) if first.kind == second.kind else is_near(first.number, second.number)


def _is_word(document: Document, told: Written) -> bool:
    """A year, or `one` that stands for a thing."""
    return _WORD.fullmatch(document.low, told.start, told.end) is not None


def is_monthly(first: Written, second: Written) -> bool:
    """`EUR 1,000 monthly; this year 900 a month`: a number with the period of a sum; 600 a day are no budget."""
    return first.kind == "money" and second.kind == "rate" and not second.thing and _period(second) >= WEEK


def _period(rate: Written) -> float:
    """The seconds in which a rate is told."""
    return rate.number / rate.base
