"""Answers where there is no line from a model that may only run behind it, and news that would have to cross it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.frames import said
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "offline"
TIMES = ("latency.p95_ms", "latency.p99_ms", "freshness_s")
MS = {"latency.p95_ms": 1.0, "latency.p99_ms": 1.0, "freshness_s": 1000.0}
DAY_MS = 86_400_000.0


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _unanswered(document, c)
    yield from _untold(document, c)


def _unanswered(document: Document, c: Constraints) -> Iterator[Clash]:
    """The line is missing for hours, answers go on, and nothing may stand on the near side of it."""
    away, local = said(document, KIND, "away"), refused(document, KIND, "local")
    cloud, known = None if c.cloud is None else str(c.cloud.value), {path: fact.value for path, fact in c.leaves()}
    field = next((path for path in TIMES if path in known), None)
    if away is None or local is None or cloud not in CLOUDS or said(document, KIND, "still") is None:
        return
    fields = ("serving_mode", *([field] if field else [])) if "serving_mode" in known else (field or "cloud",)
    text = f"“{away}” and “{local}”: without a line, and without a model on this side of it, nothing answers."
    ways = (
        Way("Run the model on site", {"serving_mode": "edge"}),
        Way("Answer once the line is back", {"serving_mode": "batch", **dict.fromkeys([field] if field else [])}),
    )
    yield Clash(fields, text, ways)


def _untold(document: Document, c: Constraints) -> Iterator[Clash]:
    """What happens out there is known elsewhere at once, and nothing carries the news while the line is missing."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    field = next((path for path in TIMES if path in known), None)
    away, told = said(document, KIND, "away"), said(document, KIND, "told")
    if field is None or known[field] * MS[field] >= DAY_MS or away is None or told is None:
        return
    means = refused(document, KIND, "means")
    if means is None or insisted(document, KIND, "means"):
        return
    fields = dict.fromkeys((field, "freshness_s", *(["serving_mode"] if "serving_mode" in known else [])))
    text = f"“{away}”, “{means}”, and “{told}”: nothing carries what is known out there before the line is back."
    ways = (
        Way("Report once the line is back", dict.fromkeys(path for path in fields if path in TIMES)),
        Way("Allow a radio or satellite link"),
    )
    yield Clash(tuple(fields), text, ways)
