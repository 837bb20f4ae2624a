"""A group of people of one sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """How many people of which kind (ml | platform | people), at [start, end) of the text, terms first … last.

    `shape`: counted | article | bare | kind | link | of | name | rank | share | self, the way it is said;
    `whole`: its noun may stand for everybody; `part`: counted inside a group before; `team`: called the team.
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
