"""How often something comes that is told as a pace: `at 2 Hz`, `once a second`, `one reading per second per sensor`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.intake.counting.crossed import PARTS
from agents.intake.counting.quantity import Quantity
from agents.intake.inflection import plural
from agents.intake.text import Document

HERTZ = {"hz": 1.0, "hertz": 1.0, "khz": 1e3}
SECONDS = {"second": 1.0, "minute": 60.0, "quarter of an hour": 900.0, "hour": 3600.0}
_NEAR = 20
_ONCE = re.compile(rf"\bonce (?:an?|per|every|each) (?P<period>{'|'.join(SECONDS)})\b(?! (?:and|or) )")


def paces(document: Document, kept: list[Quantity]) -> Iterator[Quantity]:
    """Durations between two reports, in seconds, where the words of the pace stand."""
    for q in kept:
        if q.kind == "count" and q.word in HERTZ and q.value > 0:
            yield replace(q, kind="duration", value=1 / (q.value * HERTZ[q.word]))
        elif q.kind == "rate" and q.value > 0 and plural(q.each) in PARTS:
            yield replace(q, kind="duration", value=1 / q.value)
    rates = [q for q in kept if q.kind == "rate"]
    for match in _ONCE.finditer(document.low):
        if not any(0 <= match.start() - q.end <= _NEAR for q in rates):  # the rate holds this pace already
            yield Quantity("duration", SECONDS[match.group("period")], match.start(), match.end())
