"""Who says a line of a chat, and words that end a letter, are none of the team: `Jonas: 3 devs`, `Thanks, Ann`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from agents.intake.team.group import Group
from agents.intake.text import Document
from agents.intake.words import load

_LABEL = re.compile(r"^[ \t>*-]*(?:[\[(]?[\d:., /-]{4,20}[\])]?[ ,-]*)?([A-Z]\w+)(?: \([^()\n]*\))?: ", re.M)
_MANY = 2  # lines that begin with a name: a chat, no roster


def left_out(document: Document, groups: list[Group]) -> list[Group]:
    """The groups without a name that only says who speaks, or that greets."""
    return [group for group in groups if not _is_said(document, group)]


def _is_said(document: Document, group: Group) -> bool:
    text = document.text[group.start : group.end]
    first = re.match(r"\w+", text)
    if group.value != 1 or first is None:
        return False
    return bool(_greets().match(text.lower())) or (group.start, first.group()) in _labels(document)


@lru_cache(maxsize=4)
def _labels(document: Document) -> frozenset[tuple[int, str]]:
    """Where lines begin with the name of somebody who has several of them."""
    found = [(match.start(1), match.group(1)) for match in _LABEL.finditer(document.text)]
    names = [name for _, name in found]
    return frozenset((start, name) for start, name in found if names.count(name) >= _MANY)


@cache
def _greets() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('team')['greetings'])})\b")
