"""A system that each request asks, and that answers fewer at a time than come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, quoted, said
from agents.intake.spoken.periods import HOUR_S, amount, hours
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "sessions"
RATES = ("throughput.rps_avg", "throughput.rps_peak", "throughput.events_per_s")
CLEARLY, FILLED = 1.2, 0.8


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """So many sessions, each taken for so long; nothing is asked before, kept or put off."""
    rates: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in RATES}
    opened = next(demands(document, KIND, "sessions"), None)
    look = next(demands(document, KIND, "takes"), None)
    if not rates or opened is None or look is None or refused(document, KIND, "around") is None:
        return
    seconds, count = hours(look) * HOUR_S, amount(opened) or 0.0
    if said(document, KIND, "each") is None or not (seconds and count):
        return
    most = count / seconds
    field = next((path for path in RATES if rates.get(path, 0.0) > CLEARLY * most), None)
    if field is None:
        return
    text = (
        f"“{quoted(opened)}” and {figure(seconds)} s for each look: {figure(most)} a second; "
        f"{figure(rates[field])} come."
    )
    fewer = float(f"{FILLED * most:.2g}")
    put = {path: (fewer if path == field else None) for path in rates}
    ways = (Way("Keep a copy of what is asked for"), Way(f"Take in {figure(fewer)} a second", put))
    yield Clash((field,), text, ways)
