"""A model that is too old to answer before it is allowed to: trials and boards that take longer than it may live."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, quoted, said
from agents.intake.spoken.periods import DAY_H, HOUR_MS, HOUR_S, hours
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "released"
FIELD = "freshness_s"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Every model goes through it, and its age counts meanwhile."""
    ages = [hours(match) for match in demands(document, KIND, "age")]
    waits = list(demands(document, KIND, "wait"))
    if not ages or not waits or said(document, KIND, "always") is None:
        return
    longest = max(waits, key=hours)
    limit, takes = min(ages), hours(longest)
    if takes > limit > 0.0:
        told = quoted(longest)
        text = f"A model may be {span(limit * HOUR_MS)} old, and “{told}”: it is older than that before it may answer."
        ways = (
            Way(f"Allow a model {span(2 * takes * HOUR_MS)} old", {FIELD: 2 * takes * HOUR_S}),
            Way(f"Release a model within {span(limit / 2 * HOUR_MS)}"),
            Way(f"Count its age from its release, {takes / DAY_H:g} days later"),
        )
        yield Clash((FIELD,), text, ways)
