"""Demands that law, people, papers or logic rule out: a row of `lexicon/spoken/untenable/*.yaml` for each kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from agents.intake import voices
from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.clues import told
from agents.intake.spoken.laws import OPEN, holding
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints

KIND = "untenable"
Row = dict[str, Any]


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Each clue of a row is in the brief, none of its `unless`, and what it is held against has the values of `where`."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    for row in _rows():
        quotes = _quotes(document, row) if _holds(document, c, row.get("where", {}), known) else None
        if quotes is not None:
            ways = tuple(map(_way, row["ways"]))
            yield Clash(_fields(row, known), f"{', and '.join(quotes)}: {_reason(row, c)}.", ways)


@cache
def _rows() -> list[Row]:
    """Every row; one with an `each` as often as that has values, each in the place of its name (`<vendor>`)."""
    return [variant for row in load(f"spoken/{KIND}") for variant in _variants(row)]


def _variants(row: Row) -> Iterator[Row]:
    name, values = next(iter(row.get("each", {}).items()), ("", [None]))
    for value in values:
        parts = {f"{name}.{part}": text for part, text in value.items()} if isinstance(value, dict) else {name: value}
        yield _filled({key: part for key, part in row.items() if key != "each"}, parts)


def _filled(part: Any, values: dict[str, Any]) -> Any:
    """The part of a row with the values in their places."""
    if isinstance(part, dict):
        return {key: _filled(value, values) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    for name, value in values.items() if isinstance(part, str) else ():
        part = part.replace(f"<{name}>", str(value))
    return part


def _quotes(document: Document, row: Row) -> list[str] | None:
    """The sentences that say it, one for each clue; None where one is missing."""
    found = [next(told(document, clue), None) for clue in row["says"]]
    if None in found or any(next(told(document, clue), None) for clue in row.get("unless", ())):
        return None
    return list(dict.fromkeys(f"“{' '.join(sentence.text.split())}”" for sentence in found if sentence is not None))


def _holds(document: Document, c: Constraints, where: Row, known: dict[str, Any]) -> bool:
    """Whether the row is about such a system: its data, its use, its law, its place, its people."""
    classes = set(map(str, known.get("data_classes", ())))
    tests = {
        "personal": lambda wanted: (bool(classes) and not classes <= OPEN) is wanted,
        "classes": lambda wanted: bool(classes & set(wanted)),
        "uses": lambda wanted: str(known.get("project.domain")) in wanted,
        "regimes": lambda wanted: bool(set(map(str, known.get("regimes", ()))) & set(wanted)),
        "duty": lambda wanted: holding(c, wanted) is not None,
        "rented": lambda wanted: (known.get("cloud") in CLOUDS) is wanted,
        "people": lambda wanted: known.get("team.size", 1) <= wanted,
        "within_ms": lambda wanted: known.get("latency.p95_ms", wanted) < wanted,
        "known": lambda wanted: any(path in known for path in wanted),
        "one_of": lambda wanted: all(str(known.get(path)) in values for path, values in wanted.items()),
        "outside": lambda wanted: str(known.get("residency")) != wanted,
        "both_hold": lambda wanted: voices.disagree(document) is wanted,
    }
    return all(tests[name](wanted) for name, wanted in where.items())


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
