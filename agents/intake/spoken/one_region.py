"""Two regions, each of them said to be the only one."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.readers import place, places
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """`only in eu-west-1`, `in eu-central-1 and nowhere else`."""
    if c.regions is None or len(c.regions.value) < 2 or c.cloud is None or c.cloud.value not in CLOUDS:
        return
    found = places.regions(document, place.find(document), str(c.cloud.value))
    only = {m.value[0]: document.sentence_at(m.start).text.strip() for m in found if m.hard}
    if len(only) > 1 and len(set(only.values())) > 1:
        quotes = " and ".join(f"“{' '.join(text.split())}”" for text in only.values())
        ways = tuple(Way(f"Run in {name}", {"regions": [{"id": name, "role": "primary"}]}) for name in only)
        yield Clash(("regions",), f"{' and '.join(only)} are each said to be the only region: {quotes}.", ways)
