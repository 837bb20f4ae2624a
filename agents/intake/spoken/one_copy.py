"""One machine, or one zone, and no other: no availability above what a single copy promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.clashes.clash import Clash
from agents.intake.meaning.polarity import stance
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load, spaced
from core.constraints import Constraints

TWO_COPIES = 99.9  # from here on two copies in two zones are asked for (policy REL-01)
ALONE = 99.5


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
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
    """The words that rule a second copy out; nothing that is off for later, asked or taken back."""
    for match in _only().finditer(document.text):
        meant = stance(document, match.start(), match.end())
        if not (meant.later or meant.question or meant.soft):
            return " ".join(match.group().split())
    return None


@cache
def _only() -> re.Pattern[str]:
    table = load("copies")
    pattern = "|".join(str(frame) for frame in table["frames"])
    for name, words in table["words"].items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(words)})")
    return re.compile(rf"(?<![\w-])(?:{spaced(pattern)})(?!\w)", re.I)
