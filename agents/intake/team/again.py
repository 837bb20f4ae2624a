"""Somebody told twice: `he is our data scientist`, `the physicist does the ML`, `Petr from the technicians`."""

from __future__ import annotations

from agents.intake.team.group import SPECIAL, Group
from agents.intake.team.pronouns import is_pronoun
from agents.intake.team.sizes import Roll
from agents.intake.team.terms import words

_ORIGINS = (["from", "the"], ["from", "our"], ["of", "the"], ["of", "our"])
_REACH = 3


def once(rolls: list[Roll]) -> list[Roll]:
    """The rolls without those who are counted before; what is new of them, their kind, is kept as a part."""
    before: list[Group] = []
    told: list[Roll] = []
    for roll in rolls:
        groups: list[Group] = []
        for group in roll.groups:
            new = _new(roll, group, before)
            if new is not None:
                groups.append(new)
                before.append(new)
        if groups:
            told.append(roll.but(groups=groups))
    return told


def _new(roll: Roll, group: Group, before: list[Group]) -> Group | None:
    """The group where it is new, what it adds about those before, or None where it adds nothing."""
    meant = _meant(roll, group, before)
    if meant is None:
        return None if is_pronoun(group) else group
    return (
        group.but(part=True, value=1.0, names=frozenset())
        if group.kind in SPECIAL and group.kind != meant.kind
        else None
    )


def _meant(roll: Roll, group: Group, before: list[Group]) -> Group | None:
    """Who of those before is meant."""
    if not before or group.part or group.team:
        return None
    if is_pronoun(group) or (group.value == 1 and _is_equated(roll, group)):
        return before[-1]
    if len(group.names) == 1 and (known := next((one for one in before if group.names <= one.names), None)) is not None:
        return known
    heads = _heads(group) if _is_definite(roll, group) else _origin(roll, group)
    return next((one for one in reversed(before) if heads & _heads(one)), None)


def _is_equated(roll: Roll, group: Group) -> bool:
    """`he is one platform engineer`."""
    said = [roll.reader.text(group.first - 2), roll.reader.text(group.first - 1)]
    return said[0] in words("pronouns") and said[1] == "is"


def _is_definite(roll: Roll, group: Group) -> bool:
    """`the engineer also knows Spark`."""
    return roll.reader.text(group.first) == "the" and (group.value == 1 or group.shape == "crew")


def _heads(group: Group) -> set[str]:
    """What somebody is called, in the singular: by his work, by kin, or by name."""
    called = [group.word, *group.names]
    return {name.split()[-1].rstrip("s") for name in called if name}


def _origin(roll: Roll, group: Group) -> set[str]:
    """`Petr from the technicians`, `one of the developers`: whom they are some of."""
    if group.shape not in ("crew", "name", "of", "counted") or group.value != 1:
        return set()
    for place in range(group.first, group.last + _REACH):
        if [roll.reader.text(place), roll.reader.text(place + 1)] in _ORIGINS:
            some = roll.reader.text(place + 2)
            return {some.split()[-1].rstrip("s")} if some.endswith("s") else set()
    return set()
