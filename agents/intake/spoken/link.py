"""Answers that have to come sooner than the link to the only place that computes takes there and back."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, quoted, said
from agents.intake.spoken.periods import HOUR_MS, hours
from agents.intake.spoken.times import asked, is_inside
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "link"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nothing computes on the near side, so that every answer crosses the link twice."""
    target, bare = asked(c), refused(document, KIND, "near") or said(document, KIND, "bare")
    if target is None or bare is None or is_inside(c):
        return
    field, limit = target
    for match in demands(document, KIND, "trip"):
        takes = hours(match) * HOUR_MS
        if takes > limit:
            told = quoted(match)
            enough = float(f"{takes + limit:.2g}")
            text = f"“{told}”, “{bare}”, and {span(limit)} are asked for: each answer crosses the link."
            ways = (
                Way("Run the model on the spot", {"serving_mode": "edge"}),
                Way(f"Allow {span(enough)}", {field: enough}),
            )
            yield Clash((field,), text, ways)
            return
