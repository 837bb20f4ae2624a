"""A group of people of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

SPECIAL = ("ml", "platform")  # kinds that are counted apart


@dataclass(frozen=True)
class Group:
    """How many people of which kind (ml | platform | people), at [start, end) of the text, terms first … last.

    `shape`: counted | article | bare | kind | link | of | name | crew | rank | share | self, the way it is said;
    `whole`: its noun may stand for everybody; `part`: counted inside a group before; `team`: called the team;
    `names`: who is told one by one; `trade`: what they do for a system, or know, stands behind.
    """

    value: float
    kind: str
    start: int
    end: int
    first: int
    last: int
    shape: str = "counted"
    word: str = ""
    whole: bool = False
    part: bool = False
    team: bool = False
    names: frozenset[str] = frozenset()
    trade: bool = False

    def but(self, **changes: Any) -> Group:
        """The group with some of its fields changed."""
        return replace(self, **changes)
