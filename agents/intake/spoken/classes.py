"""No data of persons of any kind, and columns that name them."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    none, persons = said(document, "classes", "none"), said(document, "classes", "persons")
    if none is None or persons is None:
        return
    named = [str(name) for name in c.data_classes.value] if c.data_classes is not None else ["pii"]
    sensitive = [name for name in named if name not in ("public", "internal")] or ["pii"]
    ways = (
        Way("Treat the data as those of persons", {"data_classes": sensitive}),
        Way("Leave the columns that name persons out", {"data_classes": ["internal"], "regimes": None}),
    )
    yield Clash(("data_classes",), f"“{none}” and “{persons}” cannot both hold.", ways)
