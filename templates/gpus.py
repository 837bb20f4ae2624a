"""Graphics cards: what fits on one, how fast it writes, and what the cheapest that holds a model costs."""

from __future__ import annotations

from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import yaml

from core.constraints import Strict
from templates.catalog.load import catalog
from templates.regions import UnknownRegion, multiplier
from templates.workload.month import HOURS

TABLE = Path(__file__).parent / "gpus.yaml"
TOGETHER = 2  # machines that one model is spread over at the most
ROOM = 1.05  # GB for a billion parameters at 8 bits, and what answers need beside them


class Card(Strict):
    """`machines` are rows of the price book by cloud, for a machine with `cards` of them."""

    card: str
    memory_gb: float
    tokens_s: float
    source: str
    machines: dict[str, str] = {}
    cards: int = 1


@cache
def cards() -> dict[str, Card]:
    rows: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {row["card"]: Card(**row) for row in rows}


def floor_usd(billions: float, cloud: str, region: str) -> float | None:
    """USD a month of the cheapest machines that hold a model of so many parameters, always on; None = no price."""
    need = billions * ROOM
    found = [_monthly(card, need, cloud, region) for card in cards().values() if cloud in card.machines]
    return min((usd for usd in found if usd is not None), default=None)


def card_usd_hour(card: str, cloud: str) -> float | None:
    """USD an hour of one such card where it is cheapest; None where no machine with it is priced."""
    known = cards().get(card)
    row = catalog().prices[known.machines[cloud]] if known is not None and cloud in known.machines else None
    return None if known is None or row is None or row.usd is None else row.usd / known.cards


def _monthly(card: Card, need_gb: float, cloud: str, region: str) -> float | None:
    row = catalog().prices[card.machines[cloud]]
    machines = ceil(need_gb / (card.memory_gb * card.cards))
    if machines > TOGETHER:
        return None
    try:
        factor = multiplier(cloud, region, row.kind)
    except UnknownRegion:
        return None
    return None if row.usd is None else machines * row.usd * factor * HOURS
