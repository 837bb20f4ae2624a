"""An answer asked for at a phone or a browser sooner than the open internet alone takes, however near the region."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.distance import is_at_the_caller
from agents.intake.spoken.frames import said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints, Source
from templates.distance import between

NEAREST = ("eu", "eu")  # within one continent, as nowhere less
AWAY = ("edge", "embedded", "batch")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The time ends where the caller sits, and a line that nobody owns lies between."""
    named = (("latency.p95_ms", c.latency.p95_ms), ("latency.p99_ms", c.latency.p99_ms))
    known = [(name, fact) for name, fact in named if fact is not None]
    field, target = min(known, key=lambda told: told[1].source is not Source.STATED, default=("", None))
    cloud, mode = c.cloud.value if c.cloud else None, c.serving_mode.value if c.serving_mode else None
    network = between(*NEAREST)
    if target is None or network is None or cloud not in CLOUDS or mode in AWAY or target.value >= network[1]:
        return
    line = said(document, "distance", "line")
    if line is None or not is_at_the_caller(document, c) or _is_near(document):
        return
    enough = float(f"{1.5 * network[1] + target.value:.2g}")
    text = (
        f"“{line}”: the internet alone takes {network[1]:g} ms p95 on one continent; {target.value:g} ms is asked for."
    )
    ways = (
        Way(f"Allow {enough:g} ms, the network included", {field: enough}),
        Way("Take the time at the service, without the network", {"latency.scope": "api"}),
    )
    yield Clash((field,), text, ways)


def _is_near(document: Document) -> bool:
    """Worked out or laid ready where it is seen, and the brief does not rule that out."""
    return said(document, "distance", "near") is not None and refused(document, "distance", "near") is None
