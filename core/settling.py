"""What a person chooses about contradictions, held against those that are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from core.constraints import Conflict, Intake, Relaxation, Settlement
from core.errors import BadInput


@dataclass(frozen=True)
class Choice:
    """The conflict of these `fields`, in whatever order, and the way to `take`: by its words, or by its place from 0.

    Without one, both hold.
    """

    fields: Sequence[str]
    take: str | int | None = None


def settlements(intake: Intake, choices: Sequence[Choice], version: int, answered: Iterable[str]) -> list[Settlement]:
    """What is kept of the choices. Raises `BadInput`, with the fields, for a conflict or way that is not there, for two
    that both hold where nothing was heard, and for a field that is given two values."""
    made = [_settlement(intake, choice, version) for choice in choices]
    _expect_one_word_each(made)
    _expect_one_value_each(made, answered)
    return made


def _settlement(intake: Intake, choice: Choice, version: int) -> Settlement:
    conflict = _conflict(intake, choice.fields)
    if choice.take is None and not conflict.heard:
        raise BadInput(
            f"{_named(conflict.fields)} follows from values, not from words that may be heard wrongly: take a way out.",
            fields=conflict.fields,
        )
    taken = None if choice.take is None else _way(conflict, choice.take)
    return Settlement(fields=conflict.fields, explanation=conflict.explanation, taken=taken, version=version)


def _conflict(intake: Intake, fields: Sequence[str]) -> Conflict:
    for conflict in intake.conflicts:
        if set(conflict.fields) == set(fields):
            return conflict
    raise BadInput(f"No contradiction of {_named(fields)} is open.", fields=list(fields))


def _way(conflict: Conflict, take: str | int) -> Relaxation:
    for place, way in enumerate(conflict.relaxations):
        if take in (place, way.change):
            return way
    raise BadInput(
        f"{take!r} is no way out of {_named(conflict.fields)}.",
        fields=conflict.fields,
        ways=[way.change for way in conflict.relaxations],
    )


def _expect_one_word_each(made: Sequence[Settlement]) -> None:
    seen: set[frozenset[str]] = set()
    for one in made:
        if frozenset(one.fields) in seen:
            raise BadInput(f"{_named(one.fields)} is settled twice.", fields=one.fields)
        seen.add(frozenset(one.fields))


def _expect_one_value_each(made: Sequence[Settlement], answered: Iterable[str]) -> None:
    """Two ways may set one field alike; an answer beside a way that sets its field says something else."""
    given: dict[str, Any] = {}
    for one in made:
        twice = [field for field, value in one.put.items() if given.setdefault(field, value) != value]
        if twice:
            raise BadInput(
                f"Two ways give {_named(twice)} different values: take one, and settle the other after it.",
                fields=twice,
            )
    if both := sorted(set(answered) & set(given)):
        raise BadInput(f"{_named(both)} is answered and set by a way that is taken.", fields=both)


def _named(fields: Iterable[str]) -> str:
    return " and ".join(fields)
