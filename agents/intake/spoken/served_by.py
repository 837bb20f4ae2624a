"""One product and no other serves the model, and what is asked for is beyond what it can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.products import wanted, without
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.selection.filters import HEADROOM
from core.constraints import Constraints
from core.figures import figure
from templates.catalog.load import catalog
from templates.catalog.pattern import Pattern

HOSTS = {"on_prem": "k8s"}
P99 = 1.8  # a 99th percentile in 95th ones (section 0.2)
MB_KB = 1024.0
ROOM = 1.5
Limit = Callable[[Pattern], float | None]
# Field -> what is asked in the unit of the limit, the limit of a pattern, how it is said; times are least, others most.
MOST: dict[str, tuple[float, Limit, str]] = {
    "payload_kb": (1 / MB_KB, lambda p: p.limits.get("payload_mb"), "takes {0} MB in a request, {1} MB is asked"),
    "throughput.rps_peak": (
        HEADROOM,
        lambda p: p.limits.get("max_rps"),
        "serves {0} a second, {1} are needed",
    ),
}
LEAST: dict[str, float] = {"latency.p95_ms": 1.0, "latency.p99_ms": 1 / P99}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The product is demanded, and each of its ways to serve is beyond a limit."""
    cloud = None if c.cloud is None else HOSTS.get(str(c.cloud.value), str(c.cloud.value))
    for asked, product in wanted(document, c, "served_by", "served") if cloud is not None else ():
        ways = _serving(product, cloud)
        beyond = [found for pattern in ways if (found := _beyond(pattern, c)) is not None]
        if ways and len(beyond) == len(ways):
            field, told, enough = max(beyond, key=lambda found: found[2] if found[0] in MOST else -found[2])
            out = (
                Way(f"Serve without {product}", without(c, asked, [product])),
                Way(f"Settle for {enough:g} {UNITS[field]}", {field: enough}),
            )
            yield Clash((field, asked), f"{product} is demanded: {told}.", out)
            return


UNITS = {"payload_kb": "KB a request", "throughput.rps_peak": "requests a second at peak", "latency.p95_ms": "ms p95",
         "latency.p99_ms": "ms p99"}  # fmt: skip


def _beyond(pattern: Pattern, c: Constraints) -> tuple[str, str, float] | None:
    """(field, what the limit says, what would be within it) of the first limit passed."""
    asked: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in (*MOST, *LEAST)}
    for field, (unit, limit, words) in MOST.items():
        most = limit(pattern)
        if field in asked and most is not None and asked[field] * unit > most:
            told = words.format(figure(most), figure(asked[field] * unit))
            return field, f"{pattern.title} {told}", float(f"{0.9 * most / unit:.2g}")
    for field, share in LEAST.items():
        takes = pattern.latency.p95_ms + 1000 * (pattern.latency.lag_s or 0.0)
        if field in asked and takes > asked[field] * share:
            told = f"adds {figure(takes)} ms p95, {figure(asked[field] * share)} ms are asked for"
            return field, f"{pattern.title} {told}", float(f"{ROOM * takes / share:.2g}")
    return None


@cache
def _serving(product: str, cloud: str) -> tuple[Pattern, ...]:
    """The patterns of the cloud that serve a model with the product."""
    own = (p for p in catalog().patterns.values() if p.cloud in (cloud, "any") and p.capability == "serve")
    return tuple(p for p in own if product in p.products and "serve.llm" not in p.roles)
