"""Nothing running between two requests, and an answer to the first of them sooner than anything starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.frames import demanded, said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "cold"
TIMES = ("latency.p99_ms", "latency.p95_ms")
SECOND_MS = 1000.0
ROOM = 1.5
IDLE_S = 900.0  # what is started for a request stands ready for about a quarter of an hour


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nothing is kept warm, and the first answer after a pause is held to the time as well (policy LAT-03)."""
    times: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in TIMES}
    cloud = None if c.cloud is None else str(c.cloud.value)
    field = next((path for path in TIMES if path in times), None)
    if field is None or cloud not in CLOUDS or times[field] >= SECOND_MS:
        return
    if said(document, KIND, "first") is None and not _is_rare(c):
        return
    starts = load(f"spoken/{KIND}")["starts_ms"]
    if said(document, KIND, "exempt") is not None:
        return
    told = refused(document, KIND, "warm") or demanded(document, KIND, "idle")
    if told is not None and times[field] < starts["least"]:
        enough = float(f"{ROOM * starts['most']:.2g}")
        least = span(starts["least"])
        text = f"“{told}”: what starts for a request takes {least} and more; {span(times[field])} is asked for."
        ways = (
            Way(f"Allow {span(enough)} after a pause", {field: enough}),
            Way("Keep one copy warm"),
        )
        yield Clash((field, *_bound(c)), text, ways)


def _is_rare(c: Constraints) -> bool:
    """So few calls that each comes after what was started for the one before has gone."""
    rate = c.throughput.rps_avg
    return rate is not None and rate.value * IDLE_S < 1.0


def _bound(c: Constraints) -> list[str]:
    """The field that keeps a copy from standing ready: a product, else a ban, else how the model is served."""
    prefer, banned = c.tooling.prefer, c.tooling.forbid
    if prefer is not None and prefer.hard:
        return ["tooling.prefer"]
    return ["tooling.forbid"] if banned is not None else ["serving_mode"] if c.serving_mode is not None else []
