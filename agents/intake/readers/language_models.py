"""Language models among the products that a brief names: who wishes for one has words to be read or written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from agents.intake.readers.products import Product
from agents.intake.words import load


@cache
def names() -> frozenset[str]:
    return frozenset(row["id"] for row in load("products/language_models"))


def is_wished(products: Sequence[Product]) -> bool:
    """`we'd fancy Gemini`."""
    return among(product.id for product in products if product.use == "prefer")


def among(ids: Iterable[str]) -> bool:
    return not names().isdisjoint(ids)
