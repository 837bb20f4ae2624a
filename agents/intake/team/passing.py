"""People in passing: where one sentence lists the team, one person elsewhere without a number is none of it."""

from __future__ import annotations

import re

from agents.intake.team.group import Group
from agents.intake.team.sizes import Roll
from agents.intake.team.terms import plurals
from agents.intake.words import load

_NUMBERLESS = ("article", "bare", "crew", "name", "agent")
_ROLL = 2  # members that make a roster of their own
_NEXT = 4  # characters from one sentence to the next


def doing(rolls: list[Roll]) -> list[Roll]:
    """`14 fitters and one colleague who would run this`: of several groups those who are said to do the work."""
    kept = [roll.but(groups=_doers(roll)) for roll in rolls]
    return [roll for roll in kept if roll.groups]


def _doers(roll: Roll) -> list[Group]:
    said, begin = roll.sentence.text.lower(), roll.sentence.start
    does = re.compile(load("team")["who_does"])
    at_work = [g for g in roll.groups if does.match(said, g.end - begin)]
    last = at_work[0].first if at_work else 0
    return [g for g in roll.groups if g.first >= last or g.shape == "self" or _builds(g)]


def left_out(rolls: list[Roll]) -> list[Roll]:
    """`Ole: the archive stays. … People: 1 ML engineer, 1 developer.`: the rolls without those named in passing."""
    called = sum(g.value for roll in rolls if roll.called for g in roll.groups if not g.team)
    lists = [roll for roll in rolls if roll.called or _is_list(roll)]
    if not lists:
        return rolls
    kept = [
        roll if roll in lists else roll.but(groups=[g for g in _remaining(roll, lists) if called < _ROLL or _builds(g)])
        for roll in rolls
    ]
    return [roll for roll in kept if roll.groups]


def _builds(group: Group) -> bool:
    """Whether a group beside those who are told one by one is said to build, or to be everybody."""
    special = group.kind in ("ml", "platform") or group.trade or not group.value
    return special or group.team or group.part or group.word in (plurals("builders") | {"of us"})


def _is_list(roll: Roll) -> bool:
    """Whether the sentence says that it tells the team, or counts several kinds of people."""
    counted = [g for g in roll.groups if g.shape == "counted" and g.value > 0]
    return bool(roll.reader.roster and counted) or len(counted) > 1


def _remaining(roll: Roll, lists: list[Roll]) -> list[Group]:
    """The groups that are no single person in passing; somebody at work right behind the list belongs to it."""
    behind = any(0 <= roll.sentence.start - one.sentence.end < _NEXT for one in lists)
    return [g for g in roll.groups if not _is_single(g) or (behind and (g.shape == "crew" or g.kind != "people"))]


def _is_single(group: Group) -> bool:
    return group.value == 1 and group.shape in _NUMBERLESS and not group.part
