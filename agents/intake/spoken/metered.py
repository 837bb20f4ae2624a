"""What a demanded product is paid for by the hour, the page or the terabyte, and far more of it than the money buys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.counting import figures
from agents.intake.spoken.frames import demands, quoted, said
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.vocabulary import money
from core.constraints import Constraints
from templates.catalog.load import catalog

KIND = "metered"
TIMES = 3.0  # above the budget: no average, no discount of the list takes it below
MONTH = {"hour": 730.0, "day": 30.4, "night": 30.4, "week": 4.35, "month": 1.0}
TB = {"g": 0.001, "t": 1.0, "p": 1000.0}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """All of it goes through the product, none may be left out or made cheaper, and the sum is far above the budget."""
    cap, cloud = c.budget.monthly_usd, None if c.cloud is None else str(c.cloud.value)
    if cap is None or cloud not in CLOUDS or not _is_bound(document):
        return
    for row in load(f"spoken/{KIND}")["meters"]:
        price = catalog().prices.get(row["price"])
        named = re.compile(rf"\b(?:{'|'.join(row['names'])})\b", re.I).search(document.text)
        if named is None or price is None or price.usd is None or row["cloud"] != cloud:
            continue
        units, told = _units(document, c, row["unit"])
        need = float(f"{units * price.usd:.3g}")
        if need > TIMES * cap.value:
            each = f"{price.usd:g} USD a{'n' if row['unit'] == 'hour' else ''} {row['unit']}"
            text = (
                f"{named.group()} at {each} and {told} come to {money(need)} a month; the budget is {money(cap.value)}."
            )
            ways = (
                Way(f"Raise the budget to {money(need)} and more", {"budget.monthly_usd": 1.2 * need}, least_usd=need),
                Way(f"Put less through {named.group()}"),
            )
            yield Clash(("budget.monthly_usd",), text, ways)
            return


def _is_bound(document: Document) -> bool:
    """Nothing makes it cheaper, and the sum is all there is."""
    cheaper = refused(document, KIND, "cheaper") or said(document, KIND, "unchanged")
    return cheaper is not None and said(document, KIND, "all") is not None


def _units(document: Document, c: Constraints, unit: str) -> tuple[float, str]:
    """Of the meter, a month; and how the brief tells it."""
    if unit == "TB":
        return _scanned(document, c)
    found = [
        ((figures.first(match["count"]) or 0.0) * MONTH[match["per"].lower()], quoted(match))
        for match in demands(document, KIND, unit)
    ]
    return max(found, default=(0.0, ""))


def _scanned(document: Document, c: Constraints) -> tuple[float, str]:
    """Every question reads all the data."""
    day = c.throughput.predictions_per_day or c.throughput.docs_per_day
    match = next(demands(document, KIND, "whole"), None)
    if day is None or match is None:
        return 0.0, ""
    size = (figures.first(match["size"]) or 0.0) * TB[match["scale"][0].lower()]
    return day.value * MONTH["day"] * size, f"{day.value:,.0f} questions a day over {size:g} TB each"
