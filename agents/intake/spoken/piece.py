"""A price for each piece of work that the tokens of a model alone exceed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.spoken.frames import demands, quoted
from agents.intake.spoken.periods import amount, group
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import money
from core.constraints import Constraints
from templates.catalog.load import catalog

KIND = "piece"
FIELD = "budget.monthly_usd"
TOKENS = "throughput.tokens_in"
MILLION, MONTH_DAYS, CENTS = 1e6, 30.4, 0.01
BATCH = 0.5  # of the price, for calls that may wait a day
DAILY = ("throughput.docs_per_day", "throughput.predictions_per_day")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The cheapest model of the family that is named, at the price of calls that may wait."""
    price = next((m for m in demands(document, KIND, "price") if amount(m)), None)
    family, cloud = _cheapest(document), None if c.cloud is None else str(c.cloud.value)
    if price is None or family is None or cloud not in CLOUDS:
        return
    name, usd = family
    told = [amount(m) or 0.0 for m in demands(document, KIND, "tokens")]
    tokens = max([*told, 0.0 if c.throughput.tokens_in is None else float(c.throughput.tokens_in.value)])
    cap = (amount(price) or 0.0) * (CENTS if group(price, "coin").lower().startswith(("c", "p")) else 1.0)
    cost = BATCH * usd * tokens / MILLION
    if cost > cap:
        known: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in DAILY}
        a_day = float(next(iter(known.values()), 1.0))
        need = float(f"{2 * cost * a_day * MONTH_DAYS:.3g}")
        words = quoted(price)
        text = f"“{words}”: {tokens:,.0f} tokens in cost {cost:.4f} USD and more with the cheapest {name} model."
        ways = (
            Way(f"Allow {2 * cost:.4f} USD a piece, {money(need)} a month", {FIELD: need}, least_usd=need),
            Way(f"Send {tokens * cap / cost / 2:,.0f} tokens at the most", {TOKENS: tokens * cap / cost / 2}),
        )
        yield Clash((FIELD,), text, ways)


def _cheapest(document: Document) -> tuple[str, float] | None:
    """The family of models that the brief names, and the least that a million tokens cost to read in it."""
    found = (name for name in _families() if re.search(rf"\b{re.escape(name)}\b", document.text, re.I))
    return next(((name, _families()[name]) for name in found), None)


@cache
def _families() -> dict[str, float]:
    """`GPT`, `Claude`, `Gemini` -> USD per million tokens in."""
    prices = [p for p in catalog().prices.values() if p.key.startswith("llm.") and p.dimension == "input" and p.usd]
    families: dict[str, float] = {}
    for price in prices:
        name = re.split(r"[ -]", price.service.removeprefix("Amazon "))[0]
        families[name] = min(families.get(name, price.usd or 0.0), price.usd or 0.0)
    return families
