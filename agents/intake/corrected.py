"""Amounts taken back while writing: `3 years, sorry, 2 years`, `52,000 members in the books, of whom 48,000 pay`.

An amount of the same kind, or a mere number, behind words that break off takes the place of the one before it, and what
was read from that one holds for it. Without such words the sentences around the two are weighed (`weighed.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from agents.intake import repairs, weighed
from agents.intake.counting import alike
from agents.intake.counting.alike import Pair
from agents.intake.counting.written import Written, is_near, within
from agents.intake.fitted.pairs import EARLIER
from agents.intake.mention import Mention
from agents.intake.readers import firmness
from agents.intake.repairs import TAKEN_BACK, Turn
from agents.intake.text import Document
from agents.intake.words import load

FAR, BARE, NEAR = 130, 60, 14  # characters from the words to an amount, to a mere number, and to one said again
WHOLE = ("retention_days.",)  # days are whole
MANY = 20  # times that something further up is taken back
COUNTED = ("count", "rate", "money")  # kinds that say what they count, or in which coin
KIN = ("throughput.", "latency.", "retention_days.")  # fields one of which may be read for another
SUM, FIRM = "budget.monthly_usd", "budget.hard"


def settle(document: Document, numbers: list[Written], found: list[Mention]) -> list[Mention]:
    """The mentions with every amount that was taken back replaced by the one that stands for it."""
    sums = [(one.start, one.end) for one in numbers if one.kind == "money"]
    for turn in repairs.find(document):
        for pair in _pairs(document, numbers, found, turn):
            found = _replaced(document, found, pair, sums)
    found = _recalled(document, numbers, found)
    for pair in _said_above(document, numbers):
        found = _replaced(document, found, pair, sums)
    for index in range(len(numbers)):
        found = _weighed(document, numbers, index, found, sums)
    return _judged_again(document, numbers, found, sums)


def _weighed(
    document: Document, numbers: list[Written], index: int, found: list[Mention], sums: Sequence[firmness.Span]
) -> list[Mention]:
    """What the amount at the index is to one told before it, by the words around the two."""
    verdict = weighed.of(document, numbers, index, found)
    if verdict is None:
        return found
    meant, pair = verdict
    if meant == EARLIER:
        shared = _fields(found, pair.first)
        return [one for one in found if not (weighed.reads(one, pair.second) and one.field in shared)]
    return _replaced(document, found, pair, sums)


def _recalled(document: Document, numbers: list[Written], found: list[Mention]) -> list[Mention]:
    """`PS: forget what I said on the budget. It is EUR 2,200`: what was read of the same thing further up goes."""
    for match in islice(_pattern("recalled").finditer(document.low), MANY):
        told = next((one for one in within(numbers, match.end(), match.end() + FAR) if _fields(found, one)), None)
        fields = {field for field in _fields(found, told) if not field.startswith("data.")} if told else set()
        if SUM in fields:
            fields |= {FIRM, "budget.currency"} & {one.field for one in found if one.start > match.start()}
        found = [one for one in found if one.field not in fields or one.start > match.start()]
    return found


def _judged_again(
    document: Document, numbers: list[Written], found: list[Mention], sums: list[firmness.Span]
) -> list[Mention]:
    """`I asked again about the 40,000. It is more of a guideline`: the sum is as firm as it is said to be last."""
    told = [one for one in numbers if one.kind == "money" and SUM in _fields(found, one)]
    for match in islice(_pattern("above").finditer(document.low), MANY if told else 0):
        again = next(iter(within(numbers, match.end(), match.end() + NEAR)), None)
        if again is None or not any(alike.is_same(one, again) for one in told):
            continue
        span = again.start, again.end
        hard = firmness.of(document, span, sorted({*sums, span}))
        if hard is not None:
            found = [*(one for one in found if one.field != FIRM), Mention(FIRM, hard, *span, wish=not hard)]
    return found


def _pairs(document: Document, numbers: list[Written], found: Sequence[Mention], turn: Turn) -> Iterator[Pair]:
    """Each amount that is taken back at the turn, with the one that replaces it."""
    before, behind = _sides(document, numbers, turn)
    sure = turn.kind == TAKEN_BACK
    for first in reversed(before):
        pair = _next(first, behind, found, sure)
        if pair is not None:
            if not (_is_other(found, pair, sure) or (not sure and _is_apart(document, turn, pair))):
                yield from (alike.pair(one, pair.second) for one in before if one is first or alike.is_same(one, first))
            return


def _sides(document: Document, numbers: list[Written], turn: Turn) -> tuple[list[Written], list[Written]]:
    """The amounts that may be taken back at the turn, and those that may stand for them."""
    before = [
        one for one in within(numbers, turn.start - turn.before - FAR, turn.start)
        if turn.start - turn.before <= one.end <= turn.start
    ]  # fmt: skip
    behind = _told(document, within(numbers, turn.end, turn.end + turn.behind), turn.end)
    behind = [one for one in behind if repairs.is_led(document, turn, one.start)]
    return before, behind if turn.kind == TAKEN_BACK else behind[:1]


def _told(document: Document, behind: list[Written], since: int) -> list[Written]:
    """Those of the amounts that are told: no denied one, and of mere numbers those near the words."""
    return [
        one for one in behind
        if (one.kind or (one.start <= since + BARE and repairs.is_mere(document, one.start, one.end)))
        and not document.low.endswith("not ", 0, one.start)
    ]  # fmt: skip


def _next(first: Written, behind: Sequence[Written], found: Sequence[Mention], sure: bool) -> Pair | None:
    """The first amount behind of the same thing that is not the first said again, or a mere number ahead of all."""
    mere = next((i for i, one in enumerate(behind) if one.kind), len(behind))
    behind = [one for i, one in enumerate(behind) if one.kind or i < mere]
    like = [pair for one in behind if (pair := _alike(first, one, found, sure))]
    return next((pair for pair in like if pair.second.kind == first.kind), None) or next(iter(like), None)


def _alike(first: Written, second: Written, found: Sequence[Mention], sure: bool) -> Pair | None:
    if alike.is_same(first, second):
        return None
    if first.kind and first.kind == second.kind:
        other = first.kind in COUNTED and first.thing and second.thing and first.thing != second.thing
        apart = other and (sure or not _fields(found, first) & _fields(found, second))
        return None if apart or not is_near(first.base, second.base) else alike.pair(first, second)
    if second.kind and not alike.is_monthly(first, second):
        return None
    pair = alike.pair(first, second)
    return pair if is_near(1.0, pair.times) else None


def _is_other(found: Sequence[Mention], pair: Pair, sure: bool) -> bool:
    """Whether the second amount is read as something else than the first."""
    own, first = _fields(found, pair.second), _fields(found, pair.first)
    if pair.first.kind == "money" != pair.second.kind:  # a mere number, read without its coin
        return False
    if sure:  # a rate by day may be read as one at the peak
        own, first = (frozenset(map(_kin, names)) for names in (own, first))
    return bool(own and first and not own & first)


def _is_apart(document: Document, turn: Turn, pair: Pair) -> bool:
    """Whether the second amount is told of another time or case."""
    return repairs.is_apart(document, max(turn.end, pair.first.end), pair.second.start, pair.second.end)


def _kin(name: str) -> str:
    return next((kin for kin in KIN if name.startswith(kin)), name)


def _fields(found: Sequence[Mention], told: Written) -> frozenset[str]:
    return frozenset(one.field for one in found if weighed.reads(one, told))


def _said_above(document: Document, numbers: list[Written]) -> Iterator[Pair]:
    """`Above I wrote 52,000. Please take 48,000`."""
    for match in islice(_pattern("above").finditer(document.low), MANY):
        behind = within(numbers, match.end(), match.end() + FAR)
        pair = _next(behind[0], _told(document, behind[1:], match.end() + FAR), (), sure=True) if behind else None
        if pair is not None:
            second = pair.second
            yield from (
                alike.pair(one, second) for one in numbers if one.start < second.start and alike.is_same(one, behind[0])
            )


def _replaced(document: Document, found: list[Mention], pair: Pair, sums: Sequence[firmness.Span]) -> list[Mention]:
    """What was read from the first amount, of the second; what was read of the second by itself goes."""
    moved = [_scaled(one, pair) for one in found if weighed.reads(one, pair.first)]
    if not moved:
        return found
    kept = [one for one in found if not (weighed.reads(one, pair.first) or weighed.reads(one, pair.second))]
    if any(one.field == SUM for one in moved):
        return _with_firmness(document, kept, moved, pair, sums)
    return [*kept, *moved]


def _with_firmness(
    document: Document, kept: list[Mention], moved: list[Mention], pair: Pair, sums: Sequence[firmness.Span]
) -> list[Mention]:
    """A sum is as firm as it is said to be where it stands; where nothing is said, as the one it stands for."""
    span = pair.second.start, pair.second.end
    hard = firmness.of(document, span, sorted({*sums, span}))
    said = [one.value for one in kept if one.field == FIRM and weighed.overlap(one, pair.first)]
    hard = hard if hard is not None else next(iter(said), None)
    others = [
        one
        for one in kept
        if one.field != FIRM or not (weighed.overlap(one, pair.first) or weighed.overlap(one, pair.second))
    ]
    firm = [Mention(FIRM, hard, *span, wish=not hard)] if hard is not None else []
    return [*others, *(one.but(hard=hard, wish=hard is False) if one.field == SUM else one for one in moved), *firm]


def _scaled(one: Mention, pair: Pair) -> Mention:
    value = one.value * pair.times
    return one.but(
        value=round(value) if one.field.startswith(WHOLE) else round(value, 6),
        start=pair.second.start,
        end=pair.second.end,
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return repairs.compiled(load("repairs")[name])
