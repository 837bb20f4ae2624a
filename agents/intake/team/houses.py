"""Everybody of an organisation: `we are 40 people in all`, where others are told who build the system."""

from __future__ import annotations

from agents.intake.team.group import Group
from agents.intake.team.sizes import Roll
from agents.intake.team.terms import plurals, words_of

_MOST = 15  # more than build one system


def left_out(rolls: list[Roll]) -> list[Roll]:
    """The rolls without the head count of a house, where those who build are told apart from it."""
    heads = [g for roll in rolls for g in roll.groups if _is_house(roll, g)]
    builders = [g for roll in rolls for g in roll.groups if g not in heads and not g.part and g.shape != "self"]
    if not any(_is_builder(g) for g in builders) or sum(g.value for g in builders) in [g.value for g in heads]:
        return rolls
    kept = [roll.but(groups=[g for g in roll.groups if g not in heads]) for roll in rolls]
    return [roll for roll in kept if roll.groups]


def _is_house(roll: Roll, group: Group) -> bool:
    """A number of people who are `we` and no team, with nobody of them told in the same sentence."""
    ours = group.team or group.word == "of us"
    teams = any(term.sort == "team" and term.text not in words_of("other_teams") for term in roll.reader.terms)
    alone = all(g is group or g.shape == "self" for g in roll.groups)
    return ours and group.kind == "people" and group.value > _MOST and alone and not teams


def _is_builder(group: Group) -> bool:
    return group.value > 0 and (
        group.kind in ("ml", "platform") or group.trade or group.shape == "crew" or group.word in plurals("builders")
    )
