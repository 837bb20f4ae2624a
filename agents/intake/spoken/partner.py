"""Somebody else's answer that each request waits for, and that takes longer than the whole answer may."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, firm, quoted, said
from agents.intake.spoken.periods import HOUR_MS, hours
from agents.intake.spoken.times import asked
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "partner"
CLEARLY = 1.2


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nothing of it may be kept, asked for before or put off until later."""
    target = asked(c)
    if target is None or said(document, KIND, "waited") is None:
        return
    around = refused(document, KIND, "around")
    field, limit = target
    for match in every(document, KIND, "slow"):
        took = hours(match) * HOUR_MS
        if around is not None and firm(document, match) and took > CLEARLY * limit:
            enough = float(f"{CLEARLY * took + limit:.2g}")
            text = f"“{quoted(match)}”, each answer waits for it (“{around}”), and {span(limit)} is asked for."
            ways = (
                Way(f"Allow {span(enough)}", {field: enough}),
                Way("Answer first, and ask behind it"),
                Way("Keep the last answer for a while"),
            )
            yield Clash((field,), text, ways)
            return
