"""One machine, or one zone, and no other: no availability above what a single copy promises."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import FOUR_NINES
from agents.intake.meaning.polarity import stance
from agents.intake.spoken.frames import demanded, every
from agents.intake.spoken.recovery import TWICE
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

TWO_COPIES = 99.9  # from here on two copies in two zones are asked for (policy REL-01)
ALONE = 99.5


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _one_region(document, c)
    yield from _one_zone(document, c)


def _one_region(document: Document, c: Constraints) -> Iterator[Clash]:
    """Four nines beside a demand that there is no second region (policy REL-02)."""
    slo, told = c.availability_slo, demanded(document, "recovery", "one")
    several = c.regions is not None and len({ref.id for ref in c.regions.value}) > 1
    if slo is None or slo.value < FOUR_NINES or told is None or several:
        return
    field = "regions" if c.regions is not None else "residency"
    ways = (
        Way("Accept 99.95 % availability", {"availability_slo": 99.95}),
        Way("Allow a second region", {field: None}, TWICE),
    )
    text = f"{slo.value:g} % availability needs a second region, and “{told}”."
    yield Clash(("availability_slo", *([field] if field == "regions" or c.residency is not None else [])), text, ways)


def _one_zone(document: Document, c: Constraints) -> Iterator[Clash]:
    """An availability that asks for a second copy, beside a demand that there is none."""
    slo = c.availability_slo
    if slo is None or slo.value < TWO_COPIES or (said := _said(document)) is None:
        return
    ways = (
        Way(f"Accept {ALONE:g} % availability", {"availability_slo": ALONE}),
        Way("Allow a second copy in another zone"),
    )
    told = f"{slo.value:g} % availability needs a second copy in another zone, which “{said}” rules out."
    yield Clash(("availability_slo",), told, ways)


def _said(document: Document) -> str | None:
    """The words that rule a second copy out, where they are no wish."""
    found = every(document, "one_copy", "only")
    firm = (m.group() for m in found if not stance(document, m.start(), m.end()).soft)
    return next((" ".join(words.split()) for words in firm), None)
