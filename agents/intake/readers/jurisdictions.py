"""Where the people and the company are: their law holds for the data, wherever these are stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.readers import places as places_of_clouds
from agents.intake.readers import residency
from agents.intake.readers.place import Place
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Source

FIELD = "jurisdictions"
SURE, _LEFT = 0.7, 45  # characters looked at in front of a place


def read(document: Document, places: list[Place]) -> Iterator[Mention]:
    """A country, or `EU`, for each place named of people or of the company; not where machines or suppliers stand."""
    for place in places:
        country = _country(place)
        if country is not None and _lives_there(document, place):
            because = f"the brief names {document.brief[place.start : place.end]}"
            yield Mention(FIELD, country, place.start, place.end, None, Source.INFERRED, SURE, because)


def _country(place: Place) -> str | None:
    country = place.row.get("country")
    return str(country) if country else load("laws")["areas"].get(place.row.get("area"))


def _lives_there(document: Document, place: Place) -> bool:
    meant = stance(document, place.start, place.end)
    if meant.later or meant.question or meant.negated or meant.absent:
        return False
    if residency.names_money(document, place) or residency.names_a_clock(document, place):
        return False
    left = document.low[max(document.sentence_at(place.start).start, place.start - _LEFT) : place.start]
    if _frame("workers").search(left):
        return False
    if place.name.lower() in load("places")["adjectives"]:
        return bool(_frame("people").match(document.low, place.end))
    machines = _frame("machines").search(left) or places_of_clouds.cloud_before(document, place)
    return not (machines and places_of_clouds.hosts(document, place))


@cache
def _frame(name: str) -> re.Pattern[str]:
    """`workers`: those who build or deliver, right before a place; `machines`: what is hosted there; `people`: who is
    of a country, right behind it.
    """
    if name == "workers":
        return re.compile(
            rf"\b(?:{'|'.join(load('laws')['workers'])})(?: \w+){{0,2}} (?:in|from|at|near|of) (?:the )?$"
        )
    if name == "machines":
        return re.compile(rf"\b(?:{'|'.join(load('places')['machine_cues'])})\b")
    people = (*load("places")["people_cues"], *load("places")["business_cues"], *load("laws")["people"])
    return re.compile(rf"[ \n-]+(?:[\w-]+[ \n]+){{0,2}}(?:{'|'.join(people)})\b")
