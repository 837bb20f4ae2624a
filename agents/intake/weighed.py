"""What a later amount is to an earlier one of the same thing, where the words around the two tell it clearly enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from agents.intake import repairs
from agents.intake.counting import alike
from agents.intake.counting.alike import Pair
from agents.intake.counting.written import Written
from agents.intake.fitted import pairs
from agents.intake.fitted.pairs import BOTH, EARLIER, LATER, MINUS, PLUS
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load

SURE = {LATER: 0.5, EARLIER: 0.6, PLUS: 0.9, MINUS: 0.9}
MERE = 0.65  # a mere number may be of anything
CONTRARY = 0.95  # two values of a field that is told once are a contradiction, unless one is plainly taken back
SUMS: Mapping[str, Callable[[float], float]] = {PLUS: lambda times: 1 + times, MINUS: lambda times: 1 - times}
MOST = 400  # numbers that are weighed: the rest of a wall of figures says nothing


def of(document: Document, numbers: Sequence[Written], index: int, found: Sequence[Mention]) -> tuple[str, Pair] | None:
    """What the number at the index is to the one before it to which that is clearest."""
    if index >= MOST:
        return None
    read = [(pair, pairs.chances(document, numbers, pair)) for pair in _read(document, numbers, index, found)]
    bars = [_bar(found, pair) for pair, _ in read]
    told = [
        (chances[meant], meant, pair)
        for (pair, chances), bar in zip(read, bars, strict=True)
        for meant, sure in SURE.items()
        if chances[meant] >= max(sure, bar)
    ]
    _, meant, pair = max(told, key=lambda one: one[0], default=(0.0, BOTH, None))
    if pair is None or (meant == LATER and _is_apart(document, pair)):
        return None
    if meant in SUMS and (pair.times >= 1 or any(overlap(one, pair.second) for one in found)):
        return None
    return meant, replace(pair, times=SUMS[meant](pair.times) if meant in SUMS else pair.times)


def _read(document: Document, numbers: Sequence[Written], index: int, found: Sequence[Mention]) -> Iterator[Pair]:
    """The pairs whose first number was read, and whose second is nothing else."""
    second = numbers[index]
    own = {one.field for one in found if overlap(one, second)}
    for pair in alike.before(document, numbers, index):
        first = {one.field for one in found if reads(one, pair.first)}
        if first and (not own or first & own):
            yield pair


def reads(one: Mention, told: Written) -> bool:
    """Whether the mention is a number that stands there; people are counted by a reader of their own."""
    number = isinstance(one.value, int | float) and not isinstance(one.value, bool)
    return number and not one.field.startswith("team.") and overlap(one, told)


def overlap(one: Mention, told: Written) -> bool:
    """Whether the mention stands where the number does."""
    return one.start < told.end and told.start < one.end


def _bar(found: Sequence[Mention], pair: Pair) -> float:
    """How sure it has to be at least, by what is at stake."""
    first, second = ({one.field for one in found if reads(one, told)} for told in (pair.first, pair.second))
    if first & second & {*load("fields")["exclusive"]}:
        return CONTRARY
    return 0.0 if pair.second.kind else MERE


def _is_apart(document: Document, pair: Pair) -> bool:
    """Whether the second is said to be of another time or case, denied or asked about."""
    lead, second = pair.first.end, pair.second
    return repairs.is_apart(document, lead, second.start, second.end) or repairs.is_supposed(
        document, lead, second.start
    )
