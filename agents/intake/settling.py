"""Contradictions that a person settled: what was taken holds, and what stands beside it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from agents.intake import answers, conflicts, settlements
from agents.intake.assembly import Facts
from core.constraints import Conflict, Fact, Intake, Settlement


def settle(intake: Intake, chosen: Sequence[Settlement]) -> Intake:
    """The intake with what was chosen as stated facts, without the conflicts it settles.

    Others of a changed field stay where they are still found, and one that only now comes about is added.
    Raises AnswerError for a value that its field cannot hold.
    """
    stood = conflicts.of_itself(intake)
    chosen = [_with_alike(one, stood) for one in chosen]
    facts = {field: fact for one in chosen for field, fact in _facts(intake, one)}
    constraints = answers.restated(intake.constraints, facts, set(facts))
    kept = settlements.standing(intake.settled, intake.constraints, constraints, facts)
    told = intake.model_copy(update={"constraints": constraints, "settled": [*kept, *chosen], "questions": []})
    return told.model_copy(update={"conflicts": _left(intake, told, set(facts), stood)})


def _with_alike(one: Settlement, stood: Sequence[Conflict]) -> Settlement:
    alike = [c.explanation for c in stood if c.heard and _fields(c) == tuple(sorted(one.fields))]
    return one.model_copy(update={"alike": [told for told in alike if told != one.explanation]})


def _facts(intake: Intake, one: Settlement) -> Iterator[tuple[str, Fact[object] | None]]:
    """What the way sets, as firm and in the unit as what it takes the place of."""
    known: Facts = dict(intake.constraints.leaves())
    for field, value in one.put.items():
        old = known.get(field)
        fact = None if value is None else answers.stated(field, value, f"chosen by a person: {one.chosen}")
        if fact is not None and old is not None:
            fact = fact.model_copy(update={"hard": old.hard, "unit": old.unit or fact.unit})
        yield field, fact


def _left(before: Intake, after: Intake, changed: Set[str], stood: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts that are open after it: those of other fields, those that are found again, and new ones."""
    found = conflicts.of_itself(after)
    known = {_fields(conflict): conflict for conflict in reversed(found)}  # of values before those of words
    asked = settlements.open_(before.conflicts, after.settled)
    left = {_fields(c): c for c in asked if changed.isdisjoint(c.fields)}
    again = (_fields(c) for c in asked if _fields(c) not in left and not changed >= set(c.fields))
    left |= {fields: known[fields] for fields in again if fields in known}
    left |= {_fields(c): c for c in _fresh(before, stood, found) if _fields(c) not in left}
    return [conflict for conflict in left.values() if not conflicts.follows(conflict, list(left.values()))]


def _fresh(before: Intake, stood: Sequence[Conflict], found: Sequence[Conflict]) -> Iterator[Conflict]:
    """What contradicts among values, and of words what did not stand before: a person has passed that by."""
    passed = {(*c.fields, c.explanation) for c in stood if not conflicts.follows(c, before.conflicts)}
    yield from (c for c in found if not c.heard or (*c.fields, c.explanation) not in passed)


def _fields(conflict: Conflict) -> tuple[str, ...]:
    return tuple(sorted(conflict.fields))
