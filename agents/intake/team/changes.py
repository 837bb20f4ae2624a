"""Who is taken off the roster further down, or put on it: `Ravi finished on Friday`, `Mia joins in May, count her`."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.team.members import WRITER, Member
from agents.intake.words import load


def goes(said: str, one: Member) -> bool:
    """Whether the sentence says that the member goes, or is not to be counted."""
    low = said.lower()
    if one.name == WRITER:
        return bool(_pattern("without", "(?:me|myself)").search(low))
    if not one.name or not re.search(rf"\b{re.escape(one.name)}\b", low):
        return False
    if is_counted(said, one.name):
        return False
    return bool(_leaving(one.name).search(low) or _pattern("without", _called(one.name)).search(low))


def is_counted(said: str, name: str) -> bool:
    """Whether the sentence says that somebody is to be counted: `only till summer, but count him`."""
    return bool(_pattern("counted", _called(name)).search(said.lower()))


def _called(name: str) -> str:
    return f"(?:{re.escape(name)}|{'|'.join(load('roll_call')['pronouns'])})"


@cache
def _leaving(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)},? (?:who )?(?:{'|'.join(load('roll_call')['goes'])})")


@cache
def _pattern(table: str, who: str) -> re.Pattern[str]:
    frames = "|".join(load("roll_call")[table]).replace("{who}", who)
    return re.compile(rf"(?<![\w'])(?:{frames})(?![\w'])")
