"""Data of persons that are kept after the purpose, or the consent, they were taken for has come to its end."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, quoted
from agents.intake.spoken.laws import OPEN, beside, holding
from agents.intake.spoken.periods import DAY_H, hours
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "purpose"
FIELD = "retention_days.raw"
CLEARLY = 1.2


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nothing renews it, and the data stay what they are (GDPR, article 5(1)(e))."""
    kept, law = c.retention_days.raw, holding(c, "purpose")
    classes = set() if c.data_classes is None else set(map(str, c.data_classes.value))
    if kept is None or law is None or classes <= OPEN or insisted(document, KIND, "deleted"):
        return
    if refused(document, KIND, "renewed") is None and refused(document, KIND, "undone") is None:
        return
    for match in demands(document, KIND, "ends"):
        days = hours(match) / DAY_H
        if days and kept.value > CLEARLY * days:
            told = quoted(match)
            text = f"“{told}”, and raw data of persons are kept {kept.value:g} days, beyond their purpose ({law})."
            ways = (
                Way(f"Delete raw data after {days:g} days", {FIELD: float(round(days))}),
                Way("Make them anonymous by then"),
                Way("Ask for consent to a longer purpose"),
            )
            yield Clash(beside(c, FIELD), text, ways)
            return
