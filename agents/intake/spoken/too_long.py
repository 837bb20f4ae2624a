"""A run that takes longer than there is between its data and its deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.readers import clock
from agents.intake.spoken.frames import every, said
from agents.intake.spoken.periods import DAY_H, HOUR_MS, hour_of
from agents.intake.spoken.too_late import arrival
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "too_long"
CLEARLY = 1.5
_LONG = re.compile(r"(?P<amount>\d+(?:[.,]\d+)?|\w+)(?: full| whole)? h(?:ours?)?\b")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What comes in at one time of day, runs for hours nobody can shorten, and is due at another."""
    due, came = c.batch_deadline, arrival(document, clock.scan(document))
    if due is None or came is None or said(document, KIND, "fixed") is None:
        return
    window = (hour_of(str(due.value)) - hour_of(came.time)) % DAY_H
    takes = max((_hours(match.group()) for match in every(document, KIND, "takes")), default=0.0)
    if takes > CLEARLY * window:
        text = (
            f"The data are there at {came.time}, one run takes {span(takes * HOUR_MS)}, and its result is due at "
            f"{str(due.value)[:5]}, {span(window * HOUR_MS)} later."
        )
        later = f"{int(hour_of(came.time) + takes + 1) % 24:02d}:{came.time[3:]}"
        ways = (Way(f"Deliver at {later}", {"batch_deadline": later}), Way("Allow the run to be split"))
        yield Clash(("batch_deadline",), text, ways)


def _hours(words: str) -> float:
    long = _LONG.search(words.lower())
    return (figures.first(long["amount"], integral=False) if long else None) or 0.0
