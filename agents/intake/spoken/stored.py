"""More data kept than the money pays the storage of."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.frames import said
from agents.intake.spoken.metered import TIMES
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.vocabulary import money
from core.constraints import Constraints, Source
from core.figures import figure
from templates.catalog.load import catalog

KIND = "stored"
YEAR = 365.0
SHARE = 0.2  # of a budget that storage may take


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """After a year, at the cheapest class the brief leaves, far above the budget; and none of it may be less.

    A budget that is called hard is held against the whole design by the planner.
    """
    cap, cloud = c.budget.monthly_usd, None if c.cloud is None else str(c.cloud.value)
    kept = _kept_gb(c)
    hard = c.budget.hard is not None and c.budget.hard.value
    if cap is None or hard or cloud not in CLOUDS or kept is None or (usd := _usd(document, cloud)) is None:
        return
    if refused(document, KIND, "less") is None or said(document, KIND, "whole") is None:
        return
    field, gb = kept
    need = float(f"{gb * usd:.3g}")
    if need > TIMES * cap.value:
        paid = f"their storage alone is {money(need)}, the budget {money(cap.value)}"
        text = f"{figure(gb)} GB are kept after a year; {paid}."
        ways = (
            Way(f"Raise the budget to {money(need)} and more", {"budget.monthly_usd": 1.2 * need}, least_usd=need),
            _less(c, field, SHARE * cap.value / need),
        )
        yield Clash(("budget.monthly_usd", field), text, ways)


def _kept_gb(c: Constraints) -> tuple[str, float] | None:
    """What there is, and what a year adds to it for as long as it is kept."""
    volume, growth, days = c.data.volume_gb, c.data.growth_gb_day, c.retention_days.raw
    known = 0.0 if volume is None or volume.source is not Source.STATED else volume.value
    added = 0.0 if growth is None or growth.source is not Source.STATED or days is None else growth.value
    gb = known + added * min(YEAR, float(days.value) if days is not None else 0.0)
    return ("data.growth_gb_day" if added else "data.volume_gb", gb) if gb else None


def _less(c: Constraints, field: str, share: float) -> Way:
    """As much as a part of the budget keeps."""
    now = c.data.volume_gb if field == "data.volume_gb" else c.data.growth_gb_day
    fewer = float(f"{(0.0 if now is None else now.value) * share:.2g}")
    return Way(f"Keep {figure(fewer)} GB{'' if field == 'data.volume_gb' else ' a day'}", {field: fewer})


def _usd(document: Document, cloud: str) -> float | None:
    """A GB a month, in the cheapest class, or in the dearest where the others are ruled out; None where unknown."""
    classes = load(f"spoken/{KIND}")["prices"][cloud]
    return catalog().prices[classes["any" if refused(document, KIND, "archive") is None else "standard"]].usd
