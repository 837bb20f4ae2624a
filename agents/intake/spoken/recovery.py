"""Losses and outages promised shorter than the only backup, or the only region, allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.counting import figures
from agents.intake.spoken.frames import demanded, every, pattern, quoted, said
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.spelling import platform
from agents.vocabulary import span
from core.constraints import Constraints
from templates.countries import called
from templates.regions import UnknownResidency, allowed

HOUR_MIN, DAY_MIN, MINUTE_MS = 60.0, 1440.0, 60_000.0
LOST_MIN = {"daily": DAY_MIN, "weekly": 7 * DAY_MIN}
COLD_MIN = 60.0  # an environment built from its code and filled from a backup takes an hour at least
BUILT_MIN = 5.0  # one without a backup to fill in: machines start and load a model in three to five minutes
TWICE = 2.0  # two regions cost 1.8 to 2.2 times one


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _lost(document, c)
    yield from _cold(document, c)
    yield from _one_region(document, c)
    yield from _one_place(document, c)


def _lost(document: Document, c: Constraints) -> Iterator[Clash]:
    """What was written since the last backup is gone, and there is nothing else."""
    alone = demanded(document, "recovery", "alone") or refused(document, "recovery", "safeguards")
    backup = _backup(document)
    if c.rpo_min is None or alone is None or backup is None or c.rpo_min.value >= backup[0]:
        return
    if insisted(document, "recovery", "continuous") is not None:
        return
    lost, told = backup
    long = span(lost * MINUTE_MS)
    text = f"At most {c.rpo_min.value:g} min may be lost, and “{told}” with “{alone}” loses up to {long}."
    ways = (Way(f"Accept the loss of {long}", {"rpo_min": lost}), Way("Allow continuous copies of what is written"))
    yield Clash(("rpo_min",), text, ways)


def _backup(document: Document) -> tuple[float, str] | None:
    """The minutes between two backups, the fewest first, and the words for them."""
    for match in every(document, "recovery", "hours"):
        return _hours(match) * HOUR_MIN, quoted(match)
    found = ((lost, said(document, "recovery", name)) for name, lost in LOST_MIN.items())
    return next(((lost, told) for lost, told in found if told is not None), None)


def _hours(match: re.Match[str]) -> float:
    return figures.first(match["hours"] or match["every"] or "") or 1.0


def _cold(document: Document, c: Constraints) -> Iterator[Clash]:
    """What has to be built anew from a backup is not back within minutes."""
    daily, cold = said(document, "recovery", "daily"), demanded(document, "recovery", "cold")
    least = COLD_MIN if daily else BUILT_MIN
    if c.rto_min is not None and c.rto_min.value < least and cold:
        text = f"Back within {c.rto_min.value:g} min, and “{cold}”: what is built anew takes {least:g} min and more."
        ways = (
            Way("Accept an outage of four hours", {"rto_min": 240.0}),
            Way("Allow a stack that stands ready"),
        )
        yield Clash(("rto_min",), text, ways)


def _one_region(document: Document, c: Constraints) -> Iterator[Clash]:
    """A region that is lost is made up for by another one, and only one may be used."""
    told, only = _lost_region(document), _only(document, c)
    if told is None or only is None or c.rto_min is None or c.rto_min.value >= DAY_MIN:
        return
    field, where = only
    text = f"“{told}” and back within {c.rto_min.value:g} min needs a second region, and {where}."
    ways = (
        Way("Wait until the region is back", {"rto_min": None}),
        Way("Allow a second region", {field: None}, TWICE),
    )
    yield Clash(("rto_min", field), text, ways)


def _one_place(document: Document, c: Constraints) -> Iterator[Clash]:
    """A place that is destroyed with all that stands in it, and nothing may be kept anywhere else."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in ("rto_min", "rpo_min")}
    lost, kept_in = said(document, "recovery", "destroyed"), said(document, "recovery", "nowhere_else")
    elsewhere = refused(document, "recovery", "elsewhere")
    if c.cloud is None or c.cloud.value in CLOUDS or lost is None or elsewhere is None or kept_in is None:
        return
    if min(known.values(), default=DAY_MIN) >= DAY_MIN:
        return
    text = f"“{lost}”, and “{elsewhere}”: nothing is left to go on from."
    ways = (
        Way("Keep a copy, and a machine that stands ready, at a second place"),
        Way("Promise nothing for the loss of the place itself", dict.fromkeys(known)),
    )
    yield Clash(tuple(known), text, ways)


def _lost_region(document: Document) -> str | None:
    """The words for a region that is lost, where that is no risk the brief accepts."""
    for match in every(document, "recovery", "region"):
        part = _parts(document.sentence_at(match.start()).text, match.group())
        if not pattern("recovery", "accepted").search(part):
            return quoted(match)
    return None


def _parts(sentence: str, words: str) -> str:
    """The part of the sentence, between semicolons, that the words stand in."""
    return next((part for part in sentence.split(";") if words in part), sentence)


def _only(document: Document, c: Constraints) -> tuple[str, str] | None:
    """The field that leaves one region alone, and how that is told."""
    regions = c.regions
    alone = regions is not None and (regions.hard or demanded(document, "recovery", "one") is not None)
    if regions is not None and alone and len({ref.id for ref in regions.value}) == 1:
        return "regions", f"only {regions.value[0].id} may be used"
    cloud, where = c.cloud.value if c.cloud else None, c.residency.value if c.residency else None
    if cloud in CLOUDS and where is not None and _count(str(where), str(cloud)) == 1:
        return "residency", f"{platform(str(cloud))} has one only inside {called(str(where))}"
    return None


def _count(residency: str, cloud: str) -> int:
    try:
        return len(allowed(residency, cloud))
    except UnknownResidency:
        return 0
