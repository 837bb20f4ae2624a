"""Demands that no figure tells and that cannot hold together: a row of `lexicon/spoken/joint.yaml` for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, firm
from agents.intake.spoken.naming import named
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints

KIND = "joint"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """All that a row `says` is demanded, and each thing it `refuses` is ruled out."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    for row in load(f"spoken/{KIND}")["rows"]:
        if any(known.get(path) != value for path, value in row.get("where", {}).items()):
            continue
        if any(insisted(document, KIND, name) for name in row.get("unless", ())):
            continue
        told = _told(document, row)
        if told is not None:
            text = f"{', and '.join(f'“{words}”' for words in told)}: {row['told']}."
            yield Clash(named(row, c), text, tuple(Way(str(way)) for way in row["ways"]))


def _told(document: Document, row: dict[str, Any]) -> list[str] | None:
    """The words of each of the row's demands; None where one is missing."""
    said = [_demanded(document, name) for name in row["says"]]
    denied = [refused(document, KIND, name) for name in row.get("refuses", ())]
    found = [words for words in [*said, *denied] if words is not None]
    return found if len(found) == len(said) + len(denied) else None


def _demanded(document: Document, name: str) -> str | None:
    return next((" ".join(m.group().split()) for m in every(document, KIND, name) if firm(document, m)), None)
