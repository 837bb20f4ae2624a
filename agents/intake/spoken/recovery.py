"""Losses and outages promised shorter than the only backup, or the only region, allows."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

DAY_MIN = 1440.0
LOST_MIN = {"daily": DAY_MIN, "weekly": 7 * DAY_MIN}
COLD_MIN = 60.0  # an environment built from its code and filled from a backup takes an hour at least
TWICE = 2.0  # two regions cost 1.8 to 2.2 times one


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _lost(document, c)
    yield from _cold(document, c)
    yield from _one_region(document, c)


def _lost(document: Document, c: Constraints) -> Iterator[Clash]:
    """What was written since the last backup is gone, and there is nothing else."""
    alone = demanded(document, "recovery", "alone")
    if c.rpo_min is None or alone is None:
        return
    for name, lost in LOST_MIN.items():
        told = said(document, "recovery", name)
        if told is not None and c.rpo_min.value < lost:
            span = "a day" if name == "daily" else "a week"
            text = f"At most {c.rpo_min.value:g} min may be lost, and “{told}” with “{alone}” loses up to {span}."
            ways = (
                Way(f"Accept the loss of {span}", {"rpo_min": lost}),
                Way("Allow continuous copies of what is written"),
            )
            yield Clash(("rpo_min",), text, ways)
            return


def _cold(document: Document, c: Constraints) -> Iterator[Clash]:
    """What has to be built anew from a backup is not back within minutes."""
    daily, cold = said(document, "recovery", "daily"), demanded(document, "recovery", "cold")
    if c.rto_min is not None and c.rto_min.value < COLD_MIN and daily and cold:
        text = f"Back within {c.rto_min.value:g} min, and “{cold}”: what is built anew from a backup takes an hour."
        ways = (
            Way("Accept an outage of four hours", {"rto_min": 240.0}),
            Way("Allow a stack that stands ready"),
        )
        yield Clash(("rto_min",), text, ways)


def _one_region(document: Document, c: Constraints) -> Iterator[Clash]:
    """A region that is lost is made up for by another one, and only one may be used."""
    told, regions = said(document, "recovery", "region"), c.regions
    if told is None or c.rto_min is None or c.rto_min.value >= DAY_MIN or regions is None:
        return
    alone = regions.hard or demanded(document, "recovery", "one") is not None
    if alone and len({ref.id for ref in regions.value}) == 1:
        only = regions.value[0].id
        text = f"“{told}” and back within {c.rto_min.value:g} min needs a second region, and only {only} may be used."
        ways = (
            Way("Wait until the region is back", {"rto_min": None}),
            Way("Allow a second region", {"regions": None}, TWICE),
        )
        yield Clash(("rto_min", "regions"), text, ways)
