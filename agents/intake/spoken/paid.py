"""Money that is to pay for what it cannot: the wages of a team, or a service that runs for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.frames import demanded, said
from agents.intake.spoken.verdict import insisted
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import money
from core.constraints import Constraints

KIND = "paid"
FIELD = "budget.monthly_usd"
WAGE = 400.0  # a month in full time: few minimum wages anywhere are below it


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _wages(document, c)
    yield from _free(document, c)


def _wages(document: Document, c: Constraints) -> Iterator[Clash]:
    """People in full time are paid from a budget that no wage fits into."""
    cap, size = c.budget.monthly_usd, c.team.size
    told, full = insisted(document, KIND, "wages"), said(document, KIND, "full_time")
    if cap is None or size is None or told is None or full is None:
        return
    need = WAGE * size.value
    if cap.value < need:
        cost = f"{size.value:g} people in full time cost {money(need)} a month and more"
        text = f"“{told}”: {cost}; the budget is {money(cap.value)}."
        ways = (
            Way("Pay for people from another budget", {"budget.includes": None}),
            Way(f"Raise the budget to {money(2 * need)} and more", {FIELD: 2 * need}, least_usd=need),
        )
        yield Clash((FIELD, "team.size"), text, ways)


def _free(document: Document, c: Constraints) -> Iterator[Clash]:
    """A service that always stands ready costs something each month."""
    cap, told = c.budget.monthly_usd, demanded(document, KIND, "nothing")
    ready = demanded(document, KIND, "ready")
    if cap is None or cap.value > 0 or c.cloud is None or str(c.cloud.value) not in CLOUDS:
        return
    if told is not None and ready is not None:
        text = f"“{told}” and “{ready}”: what always stands ready is paid for every month."
        ways = (Way("Name a budget", {FIELD: None}), Way("Work in runs, within what is free of charge"))
        yield Clash((FIELD,), text, ways)
