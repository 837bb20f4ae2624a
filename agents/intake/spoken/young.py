"""Cases too young to learn from and too young to have an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, quoted
from agents.intake.spoken.periods import HOUR_MS, hours
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "young"
FIELD = "data.label_delay_h"
CLEARLY = 1.2


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What is learned from is younger than the truth about it, and no earlier sign counts."""
    delay = c.data.label_delay_h
    if delay is None or (early := refused(document, KIND, "stand_in")) is None:
        return
    for match in demands(document, KIND, "youngest"):
        limit = hours(match)
        if limit and delay.value > CLEARLY * limit:
            told = quoted(match)
            text = f"“{told}”, “{early}”, and the truth about a case is known after {span(delay.value * HOUR_MS)}."
            ways = (
                Way(f"Learn from cases of the last {span(3 * delay.value * HOUR_MS)}"),
                Way("Learn from an early sign of it", {FIELD: limit}),
            )
            yield Clash((FIELD,), text, ways)
            return
