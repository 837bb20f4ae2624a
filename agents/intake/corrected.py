"""Numbers taken back while writing: `3 years, sorry, 2 years`, `four million, no, that is all of them, one million`.

The words and their strength are `lexicon/corrected.yaml`. What was read from the first number holds for the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from agents.intake.counting.written import Written, is_near, within
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced

BEFORE, FAR, BARE, NEAR = 60, 130, 60, 14  # characters from the first number to the words, and on to the second
WHOLE = ("retention_days.",)  # days are whole
MANY = 20  # times that something further up is taken back
COUNTED = ("count", "rate", "money")  # kinds that say what they count, or in which coin
SAME = 0.01  # how little the first number differs where it is said again
_GAP = re.compile(r"\W*(?:(?:and|but|so|it's|it is|is|about|only|just|now|the|we have|there are|its)\W+){0,4}", re.I)


def settle(document: Document, numbers: list[Written], found: list[Mention]) -> list[Mention]:
    """The mentions with every number that was taken back replaced by the one that stands for it."""
    for first, second in _pairs(document, numbers):
        found = _replaced(found, first, second)
    return found


def _pairs(document: Document, numbers: list[Written]) -> Iterator[tuple[Written, Written]]:
    """Each number that is taken back, with the one that replaces it, in the order of the text."""
    for match in islice(_pattern("above").finditer(document.low), MANY):
        behind = within(numbers, match.end(), match.end() + FAR)
        if len(behind) > 1 and (second := _next(behind[0], behind[1:])):
            yield from ((one, second) for one in numbers if one.start < second.start and _is_same(one, behind[0]))
    for name, reach in (("strong", FAR), ("weak", NEAR)):
        for match in _pattern(name).finditer(document.low):
            yield from _around(document, numbers, match, reach)


def _around(
    document: Document, numbers: list[Written], match: re.Match[str], reach: int
) -> Iterator[tuple[Written, Written]]:
    before = [
        one for one in within(numbers, match.start() - FAR, match.start())
        if match.start() - BEFORE <= one.end <= match.start()
    ]  # fmt: skip
    behind = [
        one for one in within(numbers, match.end(), match.end() + reach)
        if (one.kind or one.start <= match.end() + BARE) and not document.low.endswith("not ", 0, one.start)
    ]  # fmt: skip
    if reach == NEAR:
        behind = [one for one in behind if _GAP.fullmatch(document.text, match.end(), one.start)][:1]
    for first in reversed(before):
        if second := _next(first, behind):
            yield from ((one, second) for one in before if one is first or _is_same(one, first))
            return


def _next(first: Written, behind: Sequence[Written]) -> Written | None:
    """The first number behind of the same thing, or a bare one, that is not the first said again."""
    alike = [one for one in behind if one.number != first.number and _is_alike(first, one)]
    return next((one for one in alike if one.kind == first.kind), None) or next(iter(alike), None)


def _is_alike(first: Written, second: Written) -> bool:
    if first.kind == second.kind:
        other = first.kind in COUNTED and first.thing and second.thing and first.thing != second.thing
        return not other and is_near(first.base, second.base)
    return not second.kind and first.kind != "money" and is_near(first.number, second.number)


def _is_same(one: Written, other: Written) -> bool:
    return abs(one.base - other.base) <= SAME * other.base or abs(one.number - other.number) <= SAME * other.number


def _replaced(found: list[Mention], first: Written, second: Written) -> list[Mention]:
    """What was read from the first number, of the second; what was read of the second by itself goes."""
    times = second.base / first.base if second.kind == first.kind else second.number / first.number
    moved = [_scaled(one, times, second) for one in found if _reads(one, first)]
    if not moved:
        return found
    return [*(one for one in found if not (_reads(one, first) or _reads(one, second))), *moved]


def _scaled(one: Mention, times: float, second: Written) -> Mention:
    value = one.value * times
    return one.but(
        value=round(value) if one.field.startswith(WHOLE) else round(value, 6), start=second.start, end=second.end
    )


def _reads(one: Mention, told: Written) -> bool:
    return one.start < told.end and told.start < one.end and _is_number(one)


def _is_number(one: Mention) -> bool:
    """People are counted by a reader of their own."""
    return not one.field.startswith("team.") and isinstance(one.value, int | float) and not isinstance(one.value, bool)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rows = load("corrected")[name]
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(spaced, rows))})(?![\w'])", re.I)
