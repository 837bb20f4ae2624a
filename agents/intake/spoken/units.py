"""A number of shards or throughput units that is all there is, and more events than they take in."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.counting import figures
from agents.intake.spoken.forms import forms, platform_of
from agents.intake.spoken.frames import every
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints, Source
from core.figures import figure

KIND = "units"
EVENTS = "throughput.events_per_s"
KB_MB = 1000.0
Taken = tuple[str, float, float]  # field of the product, events and MB a second of one unit; 0 = no such limit


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """By number, or by size where one event has one."""
    events, cloud = c.throughput.events_per_s, platform_of(c)
    if events is None or cloud is None or refused(document, KIND, "further") is None:
        return
    for match in every(document, KIND, "units"):
        number = figures.first(match["number"]) or 1.0
        for field, most, most_mb in _taken(c, cloud, match["unit"]):
            able = number * min(most or events.value, _by_size(c, most_mb) or events.value)
            if events.value > able:
                text = f"“{match.group()}” takes {figure(able)} events a second; {figure(events.value)} come."
                ways = (Way("Allow as many units as it takes"), Way(f"Take in {figure(able)} a second", {EVENTS: able}))
                yield Clash((EVENTS, field), text, ways)
                return


def _by_size(c: Constraints, most_mb: float) -> float:
    """Events a second that come to so many MB; 0 where their size is not stated."""
    size = c.payload_kb
    known = size is not None and size.source is Source.STATED and size.value
    return most_mb * KB_MB / size.value if known and size is not None else 0.0


def _taken(c: Constraints, cloud: str, unit: str) -> Iterator[Taken]:
    """The products that are bought by such units."""
    number, size = load(f"spoken/{KIND}")["takes"][unit[0].lower()]
    for field in ASKED:
        for product in values(getattr(c.tooling, field)):
            for limits in (form.limits for form in forms(str(product), cloud)):
                if number in limits or size in limits:
                    yield f"tooling.{field}", limits.get(number, 0.0), limits.get(size, 0.0)
