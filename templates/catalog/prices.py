"""The price book: list prices with where and when they were read. A price nobody knows is None, never 0."""

from __future__ import annotations

from typing import Literal

from core.constraints import Strict
from core.figures import dimension

PriceKind = Literal["compute", "gpu", "storage", "request", "flat"]
Confidence = Literal["high", "medium", "low"]


class PriceSource(Strict):
    """A place prices were read from; `as_of` is the date of the oldest row it gave us."""

    title: str
    as_of: str
    confidence: Confidence


class Price(Strict):
    """`usd` per `unit` in `region`; `kind` picks the region multiplier, "flat" has none.

    `regions` holds multipliers read for this very service; they come before the region's own.
    """

    key: str
    service: str
    dimension: str
    usd: float | None
    unit: str
    kind: PriceKind
    region: str
    source: str
    as_of: str
    confidence: Confidence
    regions: dict[str, float] = {}


def read_prices(book: dict[str, object], sources: dict[str, PriceSource]) -> dict[str, Price]:
    """Rows of one `prices/<cloud>.yaml`; a row inherits what its service and its source say."""
    cloud, region = str(book["cloud"]), str(book["region"])
    services = book["services"]
    assert isinstance(services, dict)  # noqa: S101 - shape of our own data file
    rows: dict[str, Price] = {}
    for slug, service in services.items():
        shared = {name: value for name, value in service.items() if name not in ("rows", "title")}
        for name, row in service["rows"].items():
            facts = {"region": region, "dimension": dimension(name), **shared, **row}
            source = sources[facts["source"]]
            facts.setdefault("as_of", source.as_of)
            facts.setdefault("confidence", source.confidence)
            key = f"{cloud}.{slug}.{name}"
            rows[key] = Price(key=key, service=service["title"], **facts)
    return rows
