"""Demands that no figure tells and that cannot hold together: a row of `lexicon/spoken/joint.yaml` for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded
from agents.intake.spoken.naming import named, way
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Constraints

KIND = "joint"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """All that a row `says` is demanded, or ruled out where it says so."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    for row in load(f"spoken/{KIND}")["rows"]:
        if any(known.get(path) != value for path, value in row.get("where", {}).items()):
            continue
        if any(insisted(document, KIND, name) for name in row.get("unless", ())):
            continue
        told = _told(document, row)
        if told is not None:
            text = f"{', and '.join(f'“{words}”' for words in told)}: {row['told']}."
            yield Clash(named(row, c), text, tuple(map(way, row["ways"])))


def _told(document: Document, row: dict[str, Any]) -> list[str] | None:
    """The words of each of the row's demands; None where one is missing."""
    found = []
    for entry in row["says"]:
        if (words := next(filter(None, (_heard(document, name) for name in entry.split("|"))), None)) is None:
            return None
        found.append(words)
    return found


def _heard(document: Document, name: str) -> str | None:
    """The words that demand it; behind a minus, those that rule it out."""
    return refused(document, KIND, name[1:]) if name.startswith("-") else demanded(document, KIND, name)
