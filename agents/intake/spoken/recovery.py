"""Losses and outages promised shorter than the only backup allows."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

DAY_MIN = 1440.0
COLD_MIN = 60.0  # an environment built from its code and filled from a backup takes an hour at least


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    daily, alone = said(document, "recovery", "daily"), said(document, "recovery", "alone")
    if c.rpo_min is not None and c.rpo_min.value < DAY_MIN and daily and alone:
        text = f"At most {c.rpo_min.value:g} minutes may be lost, and “{daily}” with “{alone}” loses up to a day."
        ways = (
            Way("Accept the loss of a day", {"rpo_min": DAY_MIN}),
            Way("Allow continuous copies of what is written"),
        )
        yield Clash(("rpo_min",), text, ways)
    cold = said(document, "recovery", "cold")
    if c.rto_min is not None and c.rto_min.value < COLD_MIN and daily and cold:
        text = f"Back within {c.rto_min.value:g} minutes, and “{cold}”: what is built anew from a backup takes an hour."
        ways = (
            Way("Accept an outage of four hours", {"rto_min": 240.0}),
            Way("Allow a stack that stands ready"),
        )
        yield Clash(("rto_min",), text, ways)
