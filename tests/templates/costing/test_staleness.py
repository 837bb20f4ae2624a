"""Prices age: the bill says which part rests on old ones, and the same book always says the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.costs import CostLine
from templates.catalog.load import Catalog
from templates.pricing.staleness import made, old_prices


def line(as_of: str, unit: str = "hour", usd: str | None = "10.00") -> CostLine:
    return CostLine(
        line_id="a/b/c", component_id="a", pattern_id="aws.serve.b", capability="serve", service="s", dimension="d",
        quantity=1, unit=unit, unit_price=None, monthly_usd=None if usd is None else Decimal(usd), formula="1",
        source="E", as_of=as_of,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "as_of", "old"),
    [
        ("hour", "2026-05-26", False),
        ("hour", "2026-05-25", True),
        ("M tokens in", "2026-10-23", False),
        ("M tokens in", "2026-10-22", True),
    ],
)
def test_180_days_for_infrastructure_and_30_for_tokens(unit: str, as_of: str, old: bool) -> None:
    assert (old_prices([line(as_of, unit)], "2026-11-22") is not None) is old


def test_what_rests_on_old_prices_is_counted_and_an_unknown_one_is_no_price() -> None:
    bill = [line("2024-07-01"), line("2025-06-01", usd="5.50"), line("2026-11-01"), line("unknown", usd=None)]
    found = old_prices(bill, "2026-11-22")
    assert found is not None
    assert (found.lines, found.monthly_usd, found.oldest) == (2, Decimal("15.50"), "2024-07-01")
    assert old_prices(bill[2:], "2026-11-22") is None


def test_the_book_has_a_date_of_its_own(book: Catalog) -> None:
    assert made(book.prices.values()) == max(price.as_of for price in book.prices.values())
