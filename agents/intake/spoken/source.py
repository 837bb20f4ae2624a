"""Data asked for fresher than their only source brings them."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import said
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import duration
from core.constraints import Constraints

AGES_S = {"weekly": 604_800.0, "daily": 86_400.0, "quarterly": 900.0}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The oldest the only source may be is above what is asked for."""
    fresh = c.freshness_s
    if fresh is None or said(document, "source", "sole") is None:
        return
    for name, age in AGES_S.items():
        told = said(document, "source", name)
        if told is not None and fresh.value < age:
            text = (
                f"“{told}” is the only source, so data are up to {duration(age)} old; {duration(fresh.value)} is asked."
            )
            ways = (
                Way(f"Allow data {duration(age)} old", {"freshness_s": age}),
                Way("Get the data from their source more often"),
            )
            yield Clash(("freshness_s",), text, ways)
            return
