"""The age of the same data told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, firm
from agents.intake.spoken.periods import HOUR_MS, HOUR_S, group, hours
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "ages"
FIELD = "freshness_s"
CLEARLY = 2.0


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """In the same words, once at most so old and once always older."""
    told = [match for match in every(document, KIND, "age") if firm(document, match) and hours(match)]
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            young, old = sorted((one, other), key=hours)
            if _what(one) == _what(other) and hours(old) > CLEARLY * hours(young):
                text = f"The age of {_what(one)} is {span(hours(young) * HOUR_MS)} and {span(hours(old) * HOUR_MS)}."
                ways = [Way(f"Take {span(hours(m) * HOUR_MS)}", {FIELD: hours(m) * HOUR_S}) for m in (young, old)]
                yield Clash((FIELD,), text, tuple(ways))
                return


def _what(match: re.Match[str]) -> str:
    return " ".join(group(match, "what").lower().split())
