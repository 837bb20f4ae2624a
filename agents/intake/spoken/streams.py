"""Streams that never pause, and a line that is narrower than all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, firm, pattern, said
from agents.intake.spoken.line import KIND as LINE
from agents.intake.spoken.periods import amount, group
from agents.intake.spoken.times import asked
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "streams"
MBIT = {"k": 0.001, "m": 1.0, "g": 1000.0}
CLEARLY = 1.2


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """All of them cross the only line, and nothing works on its near side."""
    crowd = max((amount(match, "many") or 0.0 for match in every(document, KIND, "crowd")), default=0.0)
    each = next((m for m in every(document, KIND, "each") if firm(document, m)), None)
    line = next((m for m in every(document, KIND, "line") if firm(document, m)), None)
    if not crowd or each is None or line is None or refused(document, KIND, "near") is None:
        return
    if said(document, LINE, "sole") is None and refused(document, LINE, "wider") is None:
        return
    if pattern(KIND, "apiece").search(document.sentence_at(line.start()).text):
        return
    need, holds = crowd * _mbit_s(each), _mbit_s(line)
    if need > CLEARLY * holds:
        target = asked(c)
        field = "serving_mode" if target is None else target[0]
        text = f"{figure(crowd)} streams are {figure(need)} Mbit/s together; the line carries {figure(holds)} Mbit/s."
        ways = (Way("Work it out where it is taken", {"serving_mode": "edge"}), Way("Send what has changed only"))
        yield Clash((field,), text, ways)


def _mbit_s(match: re.Match[str]) -> float:
    return (amount(match) or 0.0) * MBIT[group(match, "unit")[0].lower()]
