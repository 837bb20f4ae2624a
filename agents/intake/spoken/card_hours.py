"""Rented cards that run day and night, and a hard budget below what they cost."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.counting import figures
from agents.intake.spoken.frames import every, pattern, said
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.spelling import platform
from agents.vocabulary import money
from core.constraints import Constraints
from templates.gpus import card_usd_hour

KIND = "card_hours"
MONTH_H = 730.0
SPOT = 0.3  # the least of its price that a card costs as spare capacity


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Their hours at the cheapest price of such a card on the cloud."""
    cap, hard = c.budget.monthly_usd, c.budget.hard
    cloud = None if c.cloud is None else str(c.cloud.value)
    if cap is None or hard is None or not hard.value or cloud not in CLOUDS or said(document, KIND, "always") is None:
        return
    for match in every(document, KIND, "cards"):
        hour = card_usd_hour(match["card"].lower(), cloud)
        if hour is None or pattern(KIND, "own").search(document.sentence_at(match.start()).text):
            continue
        need = float(f"{(figures.first(match['number']) or 1.0) * MONTH_H * hour * SPOT:.3g}")
        if need > cap.value:
            text = (
                f"“{match.group()}” day and night cost {money(need)} a month and more on {platform(cloud)}; "
                f"the hard budget is {money(cap.value)}."
            )
            ways = (
                Way(f"Raise the budget to ${need / SPOT:,.0f} and more", {"budget.hard": False}, least_usd=need),
                Way("Rent cards for the hours of a training only"),
            )
            yield Clash(("budget.monthly_usd",), text, ways)
            return
