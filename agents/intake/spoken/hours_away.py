"""Answers asked for sooner than a class of storage, or of calls, gives anything out at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, quoted, said
from agents.intake.spoken.periods import HOUR_MS
from agents.intake.spoken.times import asked
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "hours_away"
S_MS = 1000.0


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Each answer waits for it, and nothing quicker may be asked instead."""
    target = _asked(c)
    if target is None or (said(document, KIND, "alone") is None and refused(document, KIND, "quicker") is None):
        return
    field, limit = target
    for row in load(f"spoken/{KIND}")["rows"]:
        told = _waited(document, row)
        if told is not None and limit < row["hours"] * HOUR_MS:
            text = f"“{told}”: {row['told']}; {span(limit)} is asked for."
            patient = {field: row["hours"] * (HOUR_MS if field.startswith("latency") else HOUR_MS / S_MS)}
            ways = (Way(str(row["way"])), Way(f"Allow {span(row['hours'] * HOUR_MS)}", patient))
            yield Clash((field,), text, ways)
            return


def _asked(c: Constraints) -> tuple[str, float] | None:
    """The answer time, else how old the result may be; its milliseconds."""
    if (target := asked(c)) is not None:
        return target
    return None if c.freshness_s is None else ("freshness_s", c.freshness_s.value * S_MS)


def _waited(document: Document, row: dict[str, Any]) -> str | None:
    """The demand that each answer goes through what the row names."""
    named = re.compile("|".join(row["names"]), re.I)
    for match in demands(document, KIND, row["waits"]):
        if named.search(match.group()):
            return quoted(match)
    return None
