"""Wishes that no field holds, by topic: what a customer asks for beside a system of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.clauses import Span, touches
from agents.intake.words import load, spaced


@dataclass(frozen=True)
class Topic:
    """`of` and `not_of` are use cases, `answered` values of fields by path. A `plain` topic needs no word of wanting;
    a `counted` one is answered where a value was read from its words."""

    says: re.Pattern[str]
    of: frozenset[str]
    not_of: frozenset[str]
    answered: tuple[tuple[str, str], ...]
    plain: bool
    counted: bool

    def is_apart(self, case: str, values: Mapping[str, object]) -> bool:
        """Whether a system of this use case, with these values read, leaves the topic out."""
        if (self.of and case not in self.of) or case in self.not_of:
            return False
        return not any(values.get(path) == value for path, value in self.answered)


def topics(case: str, values: Mapping[str, object]) -> list[Topic]:
    """What a brief of the use case may ask for in vain, with the values read from it by path."""
    return [one for one in _topics() if one.is_apart(case, values)]


def holds(clause: str, offset: int, wanted: bool, asked: Sequence[Topic], read: Sequence[Span]) -> bool:
    """Whether the clause that begins at `offset` speaks of one of the topics, in a sentence that wishes (`wanted`)."""
    return any(
        not (topic.counted and touches((offset + match.start(), offset + match.end()), read))
        for topic in asked
        if topic.plain or wanted
        for match in topic.says.finditer(clause)
    )


@cache
def _topics() -> tuple[Topic, ...]:
    return tuple(map(_topic, load("beyond")))


def _topic(row: dict[str, Any]) -> Topic:
    says = re.compile(rf"(?<![\w'])(?:{'|'.join(map(spaced, row['says']))})(?!\w)", re.I)
    answered = tuple((path, value) for path, values in row.get("answered", {}).items() for value in values)
    return Topic(
        says,
        frozenset(row.get("of", ())),
        frozenset(row.get("not_of", ())),
        answered,
        bool(row.get("plain")),
        bool(row.get("counted")),
    )
