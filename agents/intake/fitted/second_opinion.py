"""Numbers that were read, read once more by the words around them: a reading they plainly speak against falls."""

from __future__ import annotations

import math
from collections.abc import Iterator

from agents.intake.counting.quantity import Quantity
from agents.intake.fitted import figures
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load

CERTAIN = 0.95  # a reading taken back by mistake costs more than a wrong one kept: limits go unseen
_NAME, _ROUNDED = 60, 0.02  # characters; months and days are told in whole ones
UNLIKELY = 0.01  # a reading whose field, with those like it, is less likely falls, whatever the number may be


def settle(document: Document, amounts: list[Quantity], found: list[Mention]) -> list[Mention]:
    """The mentions, without numbers that say nothing of the system; with another field where one is plainly meant.

    A few sentences are left as they were read: the weights know whole briefs.
    """
    if len(document.sentences) < figures.WHOLE:
        return found
    case = next((str(m.value) for m in found if m.field == "project.domain"), "")
    told = figures.settled(found)
    numbers = figures.every(document, amounts)[: figures.MOST]
    return [kept for m in found for kept in _settled(document, numbers, m, case, told)]


def _settled(
    document: Document, numbers: list[Quantity], mention: Mention, case: str, told: set[str]
) -> Iterator[Mention]:
    quantity = _number_of(mention, numbers)
    if quantity is None or _is_named(document, quantity):
        yield mention
        return
    chances, meanings = _possible(document, quantity, case), figures.meanings(quantity)
    field = max(chances, key=lambda name: chances[name])
    own = sum(chances.get(name, 0.0) for name in _kind(mention.field))
    if field in _kind(mention.field) or (chances[field] < CERTAIN and own >= UNLIKELY):
        yield mention
    elif chances[field] >= CERTAIN and field in meanings and field not in told:
        yield mention.but(
            field=field, value=round(meanings[field], 6), confidence=round(chances[field] * 0.8, 2), because=figures.WHY
        )


def _possible(document: Document, quantity: Quantity, case: str) -> dict[str, float]:
    """How likely each field is that a number of this unit may be the value of, and none of them."""
    spoken = figures.chances(document, quantity, case)
    able = {name: spoken.get(name, 0.0) for name in (figures.NONE, *figures.meanings(quantity))}
    return {name: chance / sum(able.values()) for name, chance in able.items()}


def _number_of(mention: Mention, numbers: list[Quantity]) -> Quantity | None:
    """The one number the mention was read from as it stands; None for what was reckoned or is no number."""
    beside = [q for q in numbers if mention.start < q.end and q.start < mention.end]
    judged = mention.field not in load("opinions")["unjudged"]
    if not judged or len(beside) != 1 or mention.field not in (meant := figures.meanings(beside[0])):
        return None
    return beside[0] if math.isclose(meant[mention.field], mention.value, rel_tol=_ROUNDED) else None


def _is_named(document: Document, quantity: Quantity) -> bool:
    """`RTO 4 h`, `label delay: 10 years`, `90 GB of data`: called by its name right beside the number."""
    before = figures.beside("named").search(document.low, max(0, quantity.start - _NAME), quantity.start)
    return bool(before or figures.beside("named_behind").match(document.low, quantity.end))


def _kind(field: str) -> set[str]:
    """The field and those like it, told apart by words the readers know better (percentiles, peaks, what is kept)."""
    return {field}.union(*(kind for kind in load("opinions")["alike"] if field in kind))
