"""A device that nothing gets into, and that is to run a model made outside after it was closed."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "closed_for_good"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """No line and no hand reaches it, and every so often it has to hold what is new."""
    renewed = demanded(document, KIND, "renewed")
    if renewed is None:
        return
    line, carried = refused(document, KIND, "line"), refused(document, KIND, "carried")
    closed = line or demanded(document, KIND, "closed")
    if closed is None or carried is None:
        return
    known = {path for path, _ in c.leaves()}
    fields = [path for path in ("air_gapped", "serving_mode") if path in known] or ["air_gapped"]
    text = f"“{renewed}”, and nothing gets in: “{closed}”, “{carried}”."
    ways = (
        Way("Allow a line for updates, or bring them on a checked medium", {"air_gapped": None}),
        Way("Keep the model it was closed with"),
        Way("Let it go on learning where it is"),
    )
    yield Clash(tuple(fields), text, ways)
