"""More cases a day than the people there are can look at, where each has to be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demanded, demands, every, said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "reviewers"
A_DAY = 60.0  # cases that one person looks at (section 4.15)
SHIFT_MIN, SHIFT_H = 480.0, 8.0
CLEARLY = 1.5
LOADS = ("docs_per_day", "predictions_per_day")
_LONG = re.compile(
    r"(?P<amount>\d+(?:[.,]\d+)?|half an?|a quarter of an|\w+)[ -](?P<unit>[smh])(?:ec\w*|in\w*|ours?)?\b"
)
MINUTES = {"s": 1 / 60, "m": 1.0, "h": 60.0}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Every case is seen by a person, and no more people will come."""
    human, people = c.human_in_loop, _people(document)
    every_one = said(document, KIND, "all")
    alone = human is not None and not human.value and not _by_people(document)
    if alone or people is None or every_one is None:
        return
    if not (demanded(document, KIND, "frozen") or refused(document, KIND, "more")):
        return
    able = float(f"{people * _a_day(document):.3g}")
    for name in LOADS:
        load = getattr(c.throughput, name)
        if load is not None and load.value > CLEARLY * able:
            come = f"{load.value:,.0f} come, and each is to be seen."
            text = f"{people:g} people look at about {able:,g} cases a day; {come}"
            ways = (
                Way("Let people see those the model is unsure of", {"human_in_loop": True}),
                Way(f"Send {able:,g} cases a day", {f"throughput.{name}": able}),
            )
            yield Clash(("human_in_loop", f"throughput.{name}"), text, ways)
            return


def _by_people(document: Document) -> bool:
    """Whether who looks at each case is named beside it, whatever else is said of thresholds and samples."""
    spans = [document.sentence_at(match.start()) for match in demands(document, KIND, "all")]
    return any(span.start <= match.start() < span.end for span in spans for match in every(document, KIND, "count"))


def _people(document: Document) -> float | None:
    """The largest number of a trade that is named, else of anybody."""
    for name in ("count", "anybody"):
        found = [number for match in every(document, KIND, name) for number in figures.scan(match.group())]
        if found:
            return max(number.scaled(integral=True) for number in found)
    return None


def _a_day(document: Document) -> float:
    """How many one person looks at in a day: by what is told of one, else the usual number."""
    for match in every(document, KIND, "manages"):
        return (figures.first(match["count"]) or A_DAY) * (SHIFT_H if match["unit"].lower() == "hour" else 1.0)
    for match in every(document, KIND, "takes"):
        long = _LONG.search(match.group().lower())
        minutes = (figures.first(long["amount"], integral=False) or 0.0) * MINUTES[long["unit"]] if long else 0.0
        if 0 < minutes < SHIFT_MIN:
            return SHIFT_MIN / minutes
    return A_DAY
