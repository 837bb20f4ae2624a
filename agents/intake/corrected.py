"""Numbers taken back while writing: `3 years, sorry, 2 years`, `four million, no, that is all of them, one million`.

The words and their strength are `lexicon/corrected.yaml`. What was read from the first number holds for the second.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import attrgetter, itemgetter

from agents.intake.counting import figures
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.readers.sums import Amount
from agents.intake.text import Document
from agents.intake.words import load, spaced

BEFORE, FAR, BARE, NEAR = 60, 130, 60, 14  # characters from the first number to the words, and on to the second
WHOLE = ("retention_days.",)  # days are whole
PEOPLE, TEAM, CROWD = "team.size", 200, 60
MANY = 20  # times that something further up is taken back
COUNTED = ("count", "rate", "money")  # kinds that say what they count, or in which coin
SAME, MOST = 0.01, 8.0  # the first number said again; how many times larger a corrected one may be
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d\b(?!\d)| ?[ap]\.?m\b| ?o'clock)", re.I)
_GAP = re.compile(r"\W*(?:(?:and|but|so|it's|it is|is|about|only|just|now|the|we have|there are|its)\W+){0,4}", re.I)


@dataclass(frozen=True)
class Told:
    """A number as written, and what it measures: `base` in the unit of `kind`, bare where nothing follows it."""

    start: int
    end: int
    number: float
    kind: str
    base: float
    thing: str = ""


def settle(
    document: Document, amounts: Sequence[Quantity], sums: Sequence[Amount], found: list[Mention]
) -> list[Mention]:
    """The mentions with every number that was taken back replaced by the one that stands for it."""
    numbers = _numbers(document, amounts, sums)
    for first, second in _pairs(document, numbers):
        found = _replaced(found, first, second)
    return _with_total(document, numbers, found)


def _numbers(document: Document, amounts: Sequence[Quantity], sums: Sequence[Amount]) -> list[Told]:
    measured = [(q.start, q.end, q.kind, q.value, q.word) for q in amounts]
    measured += [(a.start, a.end, "money", a.value, a.currency) for a in sums]
    measured.sort(key=itemgetter(0))
    told = list[Told]()
    for number in figures.scan(document.text):
        value = number.scaled(integral=True)
        index = bisect_right(measured, number.start, key=itemgetter(0)) - 1
        found = measured[index] if index >= 0 and number.start < measured[index][1] else None
        start, end, kind, base, thing = found or (number.start, number.end, "", value, "")
        clock = _CLOCK.match(document.text, number.start) is not None
        if value > 0 and base > 0 and not (number.article or clock):
            told.append(Told(start, max(end, number.end), value, kind, base, thing.lower().removesuffix("s")))
    return told


def _pairs(document: Document, numbers: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Each number that is taken back, with the one that replaces it, in the order of the text."""
    for match in islice(_pattern("above").finditer(document.low), MANY):
        behind = _within(numbers, match.end(), match.end() + FAR)
        if len(behind) > 1 and (second := _next(behind[0], behind[1:])):
            yield from ((one, second) for one in numbers if one.start < second.start and _is_same(one, behind[0]))
    for name, reach in (("strong", FAR), ("weak", NEAR)):
        for match in _pattern(name).finditer(document.low):
            yield from _around(document, numbers, match, reach)


def _around(document: Document, numbers: list[Told], match: re.Match[str], reach: int) -> Iterator[tuple[Told, Told]]:
    before = [
        one for one in _within(numbers, match.start() - FAR, match.start())
        if match.start() - BEFORE <= one.end <= match.start()
    ]  # fmt: skip
    behind = [
        one for one in _within(numbers, match.end(), match.end() + reach)
        if (one.kind or one.start <= match.end() + BARE) and not document.low.endswith("not ", 0, one.start)
    ]  # fmt: skip
    if reach == NEAR:
        behind = [one for one in behind if _GAP.fullmatch(document.text, match.end(), one.start)][:1]
    for first in reversed(before):
        if second := _next(first, behind):
            yield from ((one, second) for one in before if one is first or _is_same(one, first))
            return


def _within(numbers: list[Told], start: int, end: int) -> list[Told]:
    begin, stop = (bisect_left(numbers, at, key=attrgetter("start")) for at in (start, end))
    return numbers[begin:stop]


def _next(first: Told, behind: Sequence[Told]) -> Told | None:
    """The first number behind of the same thing, or a bare one, that is not the first said again."""
    alike = [one for one in behind if one.number != first.number and _is_alike(first, one)]
    return next((one for one in alike if one.kind == first.kind), None) or next(iter(alike), None)


def _is_alike(first: Told, second: Told) -> bool:
    if first.kind == second.kind:
        other = first.kind in COUNTED and first.thing and second.thing and first.thing != second.thing
        return not other and _is_near(first.base, second.base)
    return not second.kind and first.kind != "money" and _is_near(first.number, second.number)


def _is_near(one: float, other: float) -> bool:
    return 1 / MOST <= other / one <= MOST


def _is_same(one: Told, other: Told) -> bool:
    return abs(one.base - other.base) <= SAME * other.base or abs(one.number - other.number) <= SAME * other.number


def _replaced(found: list[Mention], first: Told, second: Told) -> list[Mention]:
    """What was read from the first number, of the second; what was read of the second by itself goes."""
    times = second.base / first.base if second.kind == first.kind else second.number / first.number
    moved = [_scaled(one, times, second) for one in found if _reads(one, first)]
    fields = {one.field for one in moved}
    if not moved:
        return found
    kept = [one for one in found if not _reads(one, first) and not (_reads(one, second) and _is_number(one))]
    return [*kept, *(one for one in moved if one.field in fields)]


def _scaled(one: Mention, times: float, second: Told) -> Mention:
    value = one.value * times
    return one.but(
        value=round(value) if one.field.startswith(WHOLE) else round(value, 6), start=second.start, end=second.end
    )


def _reads(one: Mention, told: Told) -> bool:
    return one.start < told.end and told.start < one.end and _is_number(one)


def _is_number(one: Mention) -> bool:
    """People are counted by a reader of their own."""
    return not one.field.startswith("team.") and isinstance(one.value, int | float) and not isinstance(one.value, bool)


def _with_total(document: Document, numbers: list[Told], found: list[Mention]) -> list[Mention]:
    """`two developers and me, so three`, `Tom retires in May, make that 5`: what is counted together at the end."""
    size = next((one for one in found if one.field == PEOPLE), None)
    if size is None:
        return found
    for match in reversed(list(_pattern("total").finditer(document.low))):
        near = 0 <= match.start() - size.end <= TEAM
        told = next((one for one in numbers if one.start == match.end() + 1), None) if near else None
        if told and _is_head_count(document, told, size.value):
            total = size.but(value=int(told.number), start=told.start, end=told.end)
            return [*(one for one in found if one.field != PEOPLE), total]
    return found


def _is_head_count(document: Document, told: Told, size: float) -> bool:
    plain = told.kind in ("", "count") and told.thing in ("", "people", "person", "head", "of u")
    whole = told.number == int(told.number) <= CROWD and _is_near(size, told.number)
    ends = _pattern("ending").match(document.low, told.end) is not None
    return plain and whole and (ends or bool(told.thing))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rows = load("corrected")[name]
    if name == "ending":
        return re.compile(rf"(?:{'|'.join(rows)})", re.I)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(spaced, rows))})(?![\w'])", re.I)
