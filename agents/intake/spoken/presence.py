"""A place that is never left empty, by people who may be on duty for so many hours a week only."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demanded, every, firm, said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "presence"
WEEK_H = 168.0


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Their hours together are fewer than a week has, and nobody joins them."""
    people, hours, always = c.team.size, _hours(document), demanded(document, KIND, "always")
    if people is None or hours is None or always is None or people.value * hours >= WEEK_H:
        return
    if refused(document, KIND, "more") is None and said(document, KIND, "frozen") is None:
        return
    enough = ceil(WEEK_H / hours)
    text = (
        f"“{always}” is {WEEK_H:g} hours a week; {people.value:g} people of {hours:g} hours each "
        f"come to {people.value * hours:g}."
    )
    ways = (
        Way(f"Let {enough} people take turns", {"team.size": enough, "team.oncall": True}),
        Way("Be called by alerts at night", {"team.oncall": True}),
    )
    yield Clash(("team.size", "team.oncall"), text, ways)


def _hours(document: Document) -> float | None:
    """Hours a week that one of them may be on duty."""
    for match in every(document, KIND, "each"):
        number = figures.first(match["hours"])
        if number and firm(document, match):
            return number * (7.0 if match["unit"].lower().startswith(("day", "24")) else 1.0)
    return None
