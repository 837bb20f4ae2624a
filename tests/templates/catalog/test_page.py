"""The committed catalogue page says what the data says."""

from __future__ import annotations

from templates.catalog.load import Catalog
from templates.catalog.page import PAGE, render


def test_the_committed_page_is_up_to_date(book: Catalog) -> None:
    assert PAGE.read_text(encoding="utf-8") == render(book), "run: python -m templates.catalog.page"


def test_every_pattern_and_price_is_on_it(book: Catalog) -> None:
    page = render(book)
    for name in (*book.patterns, *book.prices, *book.archetypes):
        assert f"`{name}`" in page
