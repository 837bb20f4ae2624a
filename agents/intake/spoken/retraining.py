"""A model trained anew more often than one training takes, or than the truth about its cases comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, every
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

HOUR_MS = 3_600_000.0
EVERY_H = {"hourly": 1.0, "daily": 24.0, "weekly": 168.0}
HOURS = {"mi": 1 / 60, "h": 1.0, "d": 24.0, "w": 168.0}
CLEARLY = 1.5
_LONG = re.compile(r"(?P<amount>\d+(?:[.,]\d+)?) ?(?P<unit>mi|h|d|w)")
FIELDS = ("batch_deadline", "freshness_s", "serving_mode")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    every_h = next((hours for name, hours in EVERY_H.items() if demanded(document, "retraining", name)), None)
    if every_h is not None:
        yield from _long(document, c, every_h)
        yield from _late(document, c, every_h)


def _long(document: Document, c: Constraints, every_h: float) -> Iterator[Clash]:
    """One training is not over when the next one is due, and nothing may make it faster."""
    takes = max((_hours(match.group()) for match in every(document, "retraining", "takes")), default=0.0)
    known = {path for path, _ in c.leaves()}
    field = next((path for path in FIELDS if path in known), None)
    if takes < CLEARLY * every_h or field is None or demanded(document, "retraining", "fixed") is None:
        return
    text = f"One training takes {span(takes * HOUR_MS)}; a new one is due every {span(every_h * HOUR_MS)}."
    rarer = f"Train every {span(CLEARLY * takes * HOUR_MS)}"
    yield Clash((field,), text, (Way(rarer), Way("Allow more machines")))


def _late(document: Document, c: Constraints, every_h: float) -> Iterator[Clash]:
    """What happened is known long after the training that is to learn from it."""
    delay = c.data.label_delay_h
    told = demanded(document, "retraining", "latest")
    if delay is None or told is None or delay.value <= CLEARLY * every_h:
        return
    text = f"“{told}”, while the truth is known after {span(delay.value * HOUR_MS)} only."
    ways = (
        Way("Learn from cases whose truth is known"),
        Way("Learn from an early sign of it", {"data.label_delay_h": every_h}),
    )
    yield Clash(("data.label_delay_h",), text, ways)


def _hours(words: str) -> float:
    found = _LONG.search(words.lower())
    return 0.0 if found is None else float(found["amount"].replace(",", ".")) * HOURS[found["unit"]]
