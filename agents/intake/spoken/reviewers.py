"""More cases a day than the people there are can look at, where each has to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demanded, every, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

A_DAY = 60  # cases that one person looks at (section 4.15)
CLEARLY = 1.5
LOADS = ("docs_per_day", "predictions_per_day")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Every case is seen by a person, and no more people will come."""
    human, people = c.human_in_loop, _people(document)
    if human is None or not human.value or people is None or said(document, "reviewers", "all") is None:
        return
    if demanded(document, "reviewers", "fixed") is None:
        return
    able = people * A_DAY
    for name in LOADS:
        load = getattr(c.throughput, name)
        if load is not None and load.value > CLEARLY * able:
            text = (
                f"{people:g} people look at about {able:,g} cases a day; {load.value:,g} come, and each is to be seen."
            )
            ways = (
                Way("Let people see those the model is unsure of", {"human_in_loop": True}),
                Way(f"Send {able:,g} cases a day", {f"throughput.{name}": float(able)}),
            )
            yield Clash(("human_in_loop", f"throughput.{name}"), text, ways)
            return


def _people(document: Document) -> float | None:
    """The largest number of them that is named."""
    found = [number for match in every(document, "reviewers", "count") for number in figures.scan(match.group())]
    return max((number.scaled(integral=True) for number in found), default=None)
