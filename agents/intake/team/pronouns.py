"""What is said further of somebody told before: `he does DevOps`, `she's our ML engineer`."""

from __future__ import annotations

from agents.intake.team.group import SPECIAL, Group
from agents.intake.team.reader import Reader
from agents.intake.team.terms import words
from agents.intake.team.trades import trade


def pronoun(reader: Reader, index: int) -> Group | None:
    """A pronoun with work of one of the kinds behind it."""
    if reader.text(index) not in words("pronouns"):
        return None
    work = trade(reader, index + 1)
    if work is None or work[0] not in SPECIAL:
        return None
    return reader.group(1.0, work[0], index, work[1], "crew").but(names=frozenset({reader.text(index)}))


def is_pronoun(group: Group) -> bool:
    """Whether the group names nobody but one told before."""
    return bool(group.names) and group.names <= words("pronouns")
