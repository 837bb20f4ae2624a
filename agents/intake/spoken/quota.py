"""More requests than a quota lets through that will not be raised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED
from agents.intake.counting import figures
from agents.intake.spoken.frames import every, firm
from agents.intake.spoken.verdict import denials
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "quota"
NEAR = 250  # characters between a quota and that it is not raised
LOADS = ("throughput.rps_peak", "throughput.rps_avg")
SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The load passes the quota, and nobody raises it (policy LIM-01)."""
    asked: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in LOADS}
    if not asked:
        return
    field = next(path for path in LOADS if path in asked)
    for match in every(document, KIND, "quota"):
        most = _a_second(match)
        if firm(document, match) and _is_final(document, match) and asked[field] > most:
            told = " ".join(match.group().split())
            text = f"“{told}” is not to be raised, and {figure(asked[field])} requests a second come."
            ways = (
                Way("Spread the calls over several endpoints, or get a higher quota"),
                Way(f"Let {figure(most)} requests a second through", {path: min(most, asked[path]) for path in asked}),
            )
            named = [f"tooling.{name}" for name in ASKED if getattr(c.tooling, name) is not None]
            yield Clash((field, *named[:1]), text, ways)
            return


def _a_second(match: re.Match[str]) -> float:
    return (figures.first(match["number"]) or 0.0) / SECONDS[match["unit"][0].lower()]


def _is_final(document: Document, match: re.Match[str]) -> bool:
    """Whether its sentence, or what comes right behind it, rules out that it is raised."""
    begin, end = document.sentence_at(match.start()).start, match.end() + NEAR
    return any(begin <= start < end for start, _ in denials(document, KIND, "raised"))
