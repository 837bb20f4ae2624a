"""Numbers that were read, read once more by the words around them: a reading they plainly speak against falls."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.counting.quantity import Quantity
from agents.intake.fitted import figures
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load

CERTAIN = 0.9  # of the readings the weights deny so clearly, in sets left out of the fit, nearly all are wrong


def settle(document: Document, amounts: list[Quantity], found: list[Mention]) -> list[Mention]:
    """The mentions, without numbers that say nothing of the system; with another field where one is plainly meant.

    A few sentences are left as they were read: the weights know whole briefs.
    """
    if len(document.sentences) < figures.WHOLE:
        return found
    case = next((str(m.value) for m in found if m.field == "project.domain"), "")
    told = {m.field for m in found}
    numbers = figures.every(document, amounts)
    return [kept for m in found for kept in _settled(document, numbers, m, case, told)]


def _settled(
    document: Document, numbers: list[Quantity], mention: Mention, case: str, told: set[str]
) -> Iterator[Mention]:
    quantity = _number_of(mention, numbers)
    field, chance = _likeliest(document, quantity, case) if quantity else (mention.field, 1.0)
    if quantity is None or chance < CERTAIN or _alike(field, mention.field):
        yield mention
    elif field in (meanings := figures.meanings(quantity)) and field not in told:
        yield mention.but(field=field, value=round(meanings[field], 6), confidence=round(chance * 0.8, 2))


def _number_of(mention: Mention, numbers: list[Quantity]) -> Quantity | None:
    """The one number the mention was read from as it stands; None for what was reckoned or is no number."""
    beside = [q for q in numbers if mention.start < q.end and q.start < mention.end]
    if len(beside) != 1 or mention.field not in (meant := figures.meanings(beside[0])):
        return None
    return beside[0] if meant[mention.field] == mention.value else None


def _likeliest(document: Document, quantity: Quantity, case: str) -> tuple[str, float]:
    chances = figures.chances(document, quantity, case)
    field = max(chances, key=lambda name: chances[name])
    return field, chances[field]


def _alike(one: str, other: str) -> bool:
    """Fields of one kind are told apart by words the readers know better (percentiles, peaks, what is kept)."""
    return one == other or any({one, other} <= set(kind) for kind in load("opinions")["alike"])
