"""Whoever comes on top of those counted before: `We are four. An SRE joins us in June`, `one joins the three of us`.

Its words are `joining` in `lexicon/team.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from agents.intake.counting.figures import WORDS
from agents.intake.mention import Mention
from agents.intake.team.group import Group
from agents.intake.team.sizes import Roll, heads, is_further
from agents.intake.text import Document
from agents.intake.words import load


def to_those_before(document: Document, rolls: Iterable[Roll], whole: Group) -> list[Group]:
    """The groups behind the whole that join it; those who are needed to make up its number are inside it."""
    behind = [(r, g) for r in rolls for g in r.groups if g.start > whole.end and not g.part and g.shape != "self"]
    inside = sum(g.value for _, g in behind) == whole.value
    joiners = [g for r, g in behind if is_further(r, g) or _behind("comes").match(document.low, g.end)]
    return [] if inside else joiners


def counted(document: Document, rolls: Iterable[Roll]) -> Mention | None:
    """The size where the number is told of those who are joined: `a DevOps engineer joins the three of us`."""
    for group in (g for roll in rolls for g in roll.groups if g.value > 0):
        match = _behind("joined").match(document.low, group.end)
        if match is not None:
            said = match["number"]
            size = int(WORDS.get(said, 0) or said) + heads(group.value)
            return Mention("team.size", size, group.start, match.end(), "people")
    return None


@cache
def _behind(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load("team")["joining"][name]))
