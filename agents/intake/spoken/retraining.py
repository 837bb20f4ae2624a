"""A model trained anew more often than one training takes, or than the truth about its cases comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, every, said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import duration, span
from core.constraints import Constraints

KIND = "retraining"
HOUR_MS = 3_600_000.0
EVERY_H = {"hourly": 1.0, "daily": 24.0, "weekly": 168.0}
HOURS = {"mi": 1 / 60, "h": 1.0, "d": 24.0, "w": 168.0}
CLEARLY = 1.5
_LONG = re.compile(r"(?P<amount>\d+(?:[.,]\d+)?) ?(?P<unit>mi|h|d|w)")
S_H = 3600.0
FIELDS = ("batch_deadline", "freshness_s", "serving_mode")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    every_h = next((hours for name, hours in EVERY_H.items() if demanded(document, KIND, name)), None)
    if every_h is not None:
        yield from _long(document, c, every_h)
        yield from _late(document, c, every_h)
    yield from _stale(document, c)


def _stale(document: Document, c: Constraints) -> Iterator[Clash]:
    """What the model has learned from may not be as old as one training makes it, and no other training counts."""
    fresh, takes = c.freshness_s, _takes(document)
    if fresh is None or S_H * takes < CLEARLY * fresh.value or (told := said(document, KIND, "reaching")) is None:
        return
    if demanded(document, KIND, "fixed") or refused(document, KIND, "lighter"):
        text = f"“{told}”: {duration(fresh.value)} is asked for, and one training takes {span(takes * HOUR_MS)}."
        ways = (
            Way(
                f"Allow a model that is {span(CLEARLY * takes * HOUR_MS)} behind",
                {"freshness_s": CLEARLY * takes * S_H},
            ),
            Way("Go on from the old weights"),
        )
        yield Clash(("freshness_s",), text, ways)


def _long(document: Document, c: Constraints, every_h: float) -> Iterator[Clash]:
    """One training is not over when the next one is due, and nothing may make it faster."""
    takes = _takes(document)
    known = {path for path, _ in c.leaves()}
    field = next((path for path in FIELDS if path in known), None)
    if takes < CLEARLY * every_h or field is None or demanded(document, KIND, "fixed") is None:
        return
    text = f"One training takes {span(takes * HOUR_MS)}; a new one is due every {span(every_h * HOUR_MS)}."
    rarer = f"Train every {span(CLEARLY * takes * HOUR_MS)}"
    yield Clash((field,), text, (Way(rarer), Way("Allow more machines")))


def _late(document: Document, c: Constraints, every_h: float) -> Iterator[Clash]:
    """What happened is known long after the training that is to learn from it."""
    delay = c.data.label_delay_h
    told = demanded(document, KIND, "latest")
    if delay is None or told is None or delay.value <= CLEARLY * every_h:
        return
    text = f"“{told}”, while the truth is known after {span(delay.value * HOUR_MS)} only."
    ways = (
        Way("Learn from cases whose truth is known"),
        Way("Learn from an early sign of it", {"data.label_delay_h": every_h}),
    )
    yield Clash(("data.label_delay_h",), text, ways)


def _takes(document: Document) -> float:
    """Hours of the longest training."""
    return max((_hours(match.group()) for match in every(document, KIND, "takes")), default=0.0)


def _hours(words: str) -> float:
    found = _LONG.search(words.lower())
    return 0.0 if found is None else float(found["amount"].replace(",", ".")) * HOURS[found["unit"]]
