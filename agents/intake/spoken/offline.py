"""Answers asked for where there is no line, from a model that may only run behind it."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.frames import said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "offline"
TIMES = ("latency.p95_ms", "latency.p99_ms", "freshness_s")
HOUR_MS = 3_600_000.0


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
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
