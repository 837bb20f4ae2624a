"""A proof, or a training, over more years of one's own records than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demands, quoted, said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "history"
FIELD = "data.history_months"
YEAR, QUARTER = 12.0, 3.0
SEASON = 6.0  # of the first and the last one not all twelve months are needed
SHORT = 0.75


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nobody else's records count, and it is due before more have come in."""
    months = c.data.history_months
    if months is None or refused(document, KIND, "borrowed") is None:
        return
    if said(document, KIND, "due") is None and refused(document, KIND, "wait") is None:
        return
    for match in demands(document, KIND, "needed"):
        need = _months(match)
        if months.value < SHORT * need:
            told = quoted(match)
            text = f"“{told}” takes about {need:g} months of records; there are {months.value:g}, and no others count."
            ways = (
                Way(f"Wait until {need:g} months are recorded", {FIELD: need}),
                Way("Begin with rules and a proof on what there is", {"project.stage": "poc"}),
            )
            yield Clash((FIELD,), text, ways)
            return


def _months(match: re.Match[str]) -> float:
    number, unit = match["count"] or match["many"], (match["unit"] or match["of"]).lower()
    count = figures.first(number) or 0.0
    if unit.startswith("month"):
        return count
    if unit.startswith("quarter"):
        return QUARTER * count
    return YEAR * count if "year" in unit else max(YEAR * count - SEASON, 0.0)
