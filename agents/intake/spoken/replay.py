"""Decisions that have to be shown again with their inputs, and of which nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "replay"
YEAR = 365


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What is forgotten at once cannot be computed again later (section 4.2: lineage)."""
    forgotten, shown = demanded(document, KIND, "forgotten"), demanded(document, KIND, "shown")
    if forgotten is None or shown is None:
        return
    text = f"“{forgotten}” and “{shown}”: what is not kept cannot be shown again."
    ways = (
        Way("Keep inputs and results for a year", {"retention_days.predictions": YEAR}),
        Way("Do without showing them again"),
    )
    yield Clash(("retention_days.predictions",), text, ways)
