"""How old prices were when the book was made: price lists drift, so a bill says which part rests on old ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from core.costs import CostLine, OldPrices
from templates.catalog.prices import Price

USUAL_DAYS, TOKEN_DAYS = 180, 30


def made(prices: Iterable[Price]) -> str:
    """The date of the book: of the youngest price in it, so that the same book always says the same."""
    return max(price.as_of for price in prices)


def old_prices(lines: Iterable[CostLine], book: str) -> OldPrices | None:
    """Lines whose price was older than 180 days at `book` (30 for tokens of a language model); None = none was."""
    old = [line for line in lines if line.as_of != "unknown" and _days(line.as_of, book) > _limit(line)]
    if not old:
        return None
    usd = sum((line.monthly_usd for line in old if line.monthly_usd is not None), Decimal("0.00"))
    return OldPrices(lines=len(old), monthly_usd=usd, oldest=min(line.as_of for line in old), judged_on=book)


def _limit(line: CostLine) -> int:
    return TOKEN_DAYS if "tokens" in line.unit else USUAL_DAYS


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
