"""Cases of which each one needs the result of the one before, and more of them than one after the other can be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, said
from agents.intake.spoken.periods import HOUR_S, hours
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "chain"
RATES = ("throughput.events_per_s", "throughput.rps_avg", "throughput.rps_peak")
CLEARLY = 1.2


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """One chain, no branches, and every step takes its time."""
    rates: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in RATES}
    field = next((path for path in RATES if path in rates), None)
    told, step = said(document, KIND, "serial"), _step(document)
    if field is None or told is None or not step or rates[field] * step < CLEARLY:
        return
    if refused(document, KIND, "parted") is None and said(document, KIND, "one") is None:
        return
    most = float(f"{0.8 / step:.2g}")
    text = (
        f"“{told}”, and one takes {figure(1000 * step)} ms: {figure(1 / step)} a second one after the other; "
        f"{figure(rates[field])} come."
    )
    put = {path: (most if path == field else None) for path in rates}
    ways = (Way(f"Take in {figure(most)} a second", put), Way("Keep a chain for each group of cases"))
    yield Clash((field,), text, ways)


def _step(document: Document) -> float:
    """Seconds that one of them takes."""
    found = (hours(match) * HOUR_S for match in demands(document, KIND, "takes"))
    return max(found, default=0.0)
