"""Prices of the book for the products that a brief names."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document
from templates.catalog.load import catalog


def price(document: Document, named: dict[str, str], under: tuple[str, ...]) -> tuple[float, int] | None:
    """USD for one unit of the product that the brief names, and where it is named."""
    for words, identity in (named | _parts(under)).items():
        match, row = re.search(rf"\b(?:{words})\b", document.low), catalog().prices.get(identity)
        if match is not None and row is not None and row.usd is not None:
            return row.usd, match.start()
    return None


@cache
def _parts(under: tuple[str, ...]) -> dict[str, str]:
    """Rows of the price book by the name a product has, the longest first: `ml.g5.xlarge` of `aws.sagemaker`."""
    found = {identity[len(part) + 1 :]: identity for part in under for identity in catalog().prices
             if identity.startswith(f"{part}.")}  # fmt: skip
    return {re.escape(name): found[name] for name in sorted(found, key=len, reverse=True)}
