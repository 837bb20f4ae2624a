"""Demands that law, people, papers or logic rule out: a row of `lexicon/spoken/untenable/*.yaml` for each kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken import where
from agents.intake.spoken.clues import told
from agents.intake.spoken.laws import holding
from agents.intake.spoken.variants import Row, rows
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "untenable"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Each clue of a row is in the brief, none of its `unless`, and the system is one of its `where`."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    for row in rows(KIND):
        quotes = _quotes(document, row) if where.holds(document, c, known, row.get("where", {})) else None
        if quotes is not None:
            ways = tuple(map(_way, row["ways"]))
            yield Clash(_fields(row, known), f"{', and '.join(quotes)}: {_reason(row, c)}.", ways)


def _quotes(document: Document, row: Row) -> list[str] | None:
    """The sentences that say it, one for each clue; None where one is missing."""
    found = [next(told(document, clue), None) for clue in row["says"]]
    if None in found or any(next(told(document, clue), None) for clue in row.get("unless", ())):
        return None
    return list(dict.fromkeys(f"“{' '.join(sentence.text.split())}”" for sentence in found if sentence is not None))


def _reason(row: Row, c: Constraints) -> str:
    duty = row.get("where", {}).get("duty")
    law = row.get("law") or (holding(c, duty) if duty else None)
    return f"{row['told']} ({law})" if law else str(row["told"])


def _fields(row: Row, known: dict[str, Any]) -> tuple[str, ...]:
    """Of each entry's fields (`a|b`) the first that the brief fills; those of `beside` where it fills them."""
    entries = [entry.split("|") for entry in row["fields"]]
    first = [next((path for path in entry if path in known), entry[0]) for entry in entries]
    return tuple(dict.fromkeys((*first, *(path for path in row.get("beside", ()) if path in known))))


def _way(way: Any) -> Way:
    """A way in words, or with the values it puts."""
    return Way(way) if isinstance(way, str) else Way(str(way["way"]), dict(way["put"]))
