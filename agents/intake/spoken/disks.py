"""More data kept than the disks hold that there are, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, said
from agents.intake.spoken.periods import amount, group
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "disks"
FIELDS = ("data.growth_gb_day", "retention_days.raw")
GB = {"g": 1.0, "t": 1e3, "p": 1e6}
CLEARLY, FILLED = 1.5, 0.7


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What comes in a day, for as long as it is kept, and nothing makes it less."""
    growth, kept = c.data.growth_gb_day, c.retention_days.raw
    held = [_held_gb(match) for match in demands(document, KIND, "held")]
    if growth is None or kept is None or not held or said(document, KIND, "all") is None:
        return
    need, room, less = growth.value * kept.value, max(held), refused(document, KIND, "less")
    if less is None or need <= CLEARLY * room:
        return
    days, a_day = float(int(FILLED * room / growth.value)), float(f"{FILLED * room / kept.value:.2g}")
    told = f"{figure(growth.value)} GB a day for {kept.value:g} days are {figure(need)} GB"
    text = f"{told}; the disks hold {figure(room)} GB."
    ways = (
        Way(f"Keep raw data {days:g} days", {FIELDS[1]: max(days, 1.0)}),
        Way(f"Keep {figure(a_day)} GB a day", {FIELDS[0]: a_day}),
        Way("Buy disks, or allow a store elsewhere"),
    )
    yield Clash(FIELDS, text, ways)


def _held_gb(match: re.Match[str]) -> float:
    return (amount(match, "many") or 1.0) * (amount(match) or 0.0) * GB[group(match, "scale")[0].lower()]
