"""Demands that law, people, papers or logic rule out: a row of `lexicon/spoken/untenable/*.yaml` for each kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken import naming, where
from agents.intake.spoken.clues import told
from agents.intake.spoken.variants import Row, rows
from agents.intake.text import Document
from core.constraints import Constraints

KIND = "untenable"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Each clue of a row is in the brief, none of its `unless`, and the system is one of its `where`."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    for row in rows(KIND):
        quotes = _quotes(document, row) if where.holds(document, c, known, row.get("where", {})) else None
        if quotes is not None:
            ways = tuple(map(naming.way, row["ways"]))
            yield Clash(naming.named(row, c), f"{', and '.join(quotes)}: {naming.reason(row, c)}.", ways)


def _quotes(document: Document, row: Row) -> list[str] | None:
    """The sentences that say it, one for each clue; None where one is missing."""
    found = [next(told(document, clue), None) for clue in row["says"]]
    if None in found or any(next(told(document, clue), None) for clue in row.get("unless", ())):
        return None
    return list(dict.fromkeys(f"“{' '.join(sentence.text.split())}”" for sentence in found if sentence is not None))
