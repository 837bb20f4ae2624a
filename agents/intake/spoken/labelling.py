"""Labels that only few people may give, and more of them by a date than those people can give."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demands
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "labelling"
CLEARLY = 1.5
DAYS = {"d": 1.0, "w": 5.0, "m": 21.0}  # working days


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """So many of each class, by so few people, in the time there is, and nothing instead."""
    each, classes, pace = (_first(document, name) for name in ("each", "classes", "pace"))
    days, other = _days(document), refused(document, KIND, "otherwise")
    if each is None or classes is None or pace is None or days is None or other is None:
        return
    people = _first(document, "people") or 1.0
    need, done = each * classes, people * pace * days
    if need <= CLEARLY * done:
        return
    field = "data.row_count"
    text = (
        f"{figure(each)} labels for each of {figure(classes)} classes are {figure(need)}; {figure(done)} can be given "
        f"in {figure(days)} days, and “{other}”."
    )
    ways = (
        Way(f"Take {figure(float(f'{need / pace / people:.2g}'))} working days"),
        Way(f"Begin with the {figure(max(1.0, done // each))} most frequent classes", {"project.stage": "poc"}),
        Way("Allow pretrained weights, or labels of others"),
    )
    yield Clash((field,), text, ways)


def _first(document: Document, name: str) -> float | None:
    """The number in the first frame of the name that is a demand."""
    found = (_number(match["count"]) for match in demands(document, KIND, name))
    return next((number for number in found if number), None)


def _days(document: Document) -> float | None:
    """The working days there are."""
    found = demands(document, KIND, "days")
    return next((_number(m["count"]) * DAYS[m["unit"][0].lower()] for m in found), None)


def _number(words: str) -> float:
    return figures.first(words.replace(",", ""), integral=False) or 0.0
