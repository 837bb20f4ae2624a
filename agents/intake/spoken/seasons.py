"""A course of the year that has to be learned from data which are gone after weeks."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, quoted, said
from agents.intake.spoken.periods import DAY_H, hours
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "seasons"
KEPT = ("retention_days.raw", "retention_days.features")
YEAR_DAYS = 365.0
SHORT_DAYS = 300.0


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Everything is deleted, what was made of it too, and nothing else tells of the year."""
    yearly, whole = said(document, KIND, "yearly"), said(document, KIND, "everything")
    if yearly is None or whole is None or refused(document, KIND, "borrowed") is None:
        return
    known = {path: fact.value for path, fact in c.leaves()}
    fields = tuple(path for path in KEPT if path in known) or KEPT[:1]
    for match in demands(document, KIND, "wiped"):
        days = hours(match) / DAY_H
        if 0.0 < days < SHORT_DAYS:
            text = f"“{yearly}”, and “{quoted(match)}”: no year is ever seen as a whole."
            ways = (
                Way(f"Keep sums for {YEAR_DAYS:g} days and more", dict.fromkeys(fields, 2 * YEAR_DAYS)),
                Way(f"Look {days:g} days ahead at most"),
                Way("Allow the course of the year to be taken from elsewhere"),
            )
            yield Clash(tuple(dict.fromkeys((KEPT[0], *fields))), text, ways)
            return
