"""What a message would change: read like a brief, compared with what is known, and only ever proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agents.intake.errors import BriefError
from agents.intake.extraction import extract
from core.canonical import plain
from core.constraints import Intake, Source


@dataclass(frozen=True)
class Change:
    """A constraint path with its value before and after; None = not set."""

    path: str
    before: Any
    after: Any

    @property
    def words(self) -> str:
        return f"{self.path}: {_said(self.before)} → {_said(self.after)}"


def changes(said: str, known: Intake) -> list[Change]:
    """In the order of the constraints; empty when the message states no requirement that differs.

    What only follows from another change is left out.
    """
    try:
        read = extract(said, known)
    except BriefError:
        return []
    before, after = dict(known.constraints.leaves()), dict(read.constraints.leaves())
    found = []
    for path in dict.fromkeys([*after, *before]):
        old, new = before.get(path), after.get(path)
        follows = new is not None and new.source is Source.INFERRED and not new.span
        if plain(old and old.value) != plain(new and new.value) and not follows:
            found.append(Change(path, plain(old and old.value), plain(new and new.value)))
    return found


def _said(value: Any) -> str:
    if value is None:
        return "not set"
    if isinstance(value, list):
        return ", ".join(_said(item) for item in value) or "none"
    if isinstance(value, dict):
        return str(value.get("id", value))
    return f"{value:g}" if isinstance(value, float) else str(value)
