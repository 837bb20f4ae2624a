"""A store that every request has to read, slower than the whole answer may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.spoken.frames import demanded
from agents.intake.spoken.prescribed import prescribed
from agents.intake.spoken.products import Wanted, wanted, without
from agents.intake.spoken.times import TIMES
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.spelling import written
from core.constraints import Constraints
from templates.catalog.load import catalog

READ = ("store", "feature")
SEARCHED = "store.vector"  # whatever is in it is looked up while somebody waits
ROOM = 1.25  # what the rest of an answer adds at the least


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Read with each request, from there and from nowhere else."""
    asked: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in TIMES}
    if not asked:
        return
    path, target = next(iter(asked.items()))
    live = set(wanted(document, c, "lookup", "live")) | set(_searches(c))
    if demanded(document, "lookup", "sole") is None:
        live &= set(prescribed(document, c))
    slow = sorted((field, product) for field, product in live if slowest(product) > target)
    if slow:
        yield _slow(c, slow[0][0], [product for field, product in slow if field == slow[0][0]], path, target)


def _searches(c: Constraints) -> Iterator[Wanted]:
    """What only serves for look-ups."""
    for field in ASKED:
        named = values(getattr(c.tooling, field))
        yield from ((f"tooling.{field}", str(name)) for name in named if name in _searched())


def _slow(c: Constraints, field: str, slow: list[str], path: str, asked: float) -> Clash:
    took = max(map(slowest, slow))
    enough = float(f"{took * ROOM:.2g}")
    stores = " or ".join(map(written, slow))
    text = f"One look-up in {stores} takes {took:g} ms at p95; {asked:g} ms is asked for the whole answer."
    ways = (
        Way(f"Allow {enough:g} ms", {path: enough}),
        Way("Read from a faster store", {**without(c, field, slow), "tooling.forbid": None}),
    )
    beside = ("tooling.forbid",) if c.tooling.forbid is not None else ()
    return Clash((field, *beside, path), text, ways)


def slowest(product: str) -> float:
    """p95 in ms of one look-up in the fastest store of the catalogue that the product stands for; 0 = not known."""
    return _times().get(product, 0.0)


@cache
def _times() -> dict[str, float]:
    stores = [p for p in catalog().patterns.values() if p.capability in READ and p.latency.p95_ms]
    found: dict[str, float] = {name: float(ms) for name, ms in load("spoken/lookup")["engines"].items()}
    for pattern in stores:
        for product in pattern.products:
            found[product] = min(pattern.latency.p95_ms, found.get(product, pattern.latency.p95_ms))
    return found


@cache
def _searched() -> frozenset[str]:
    return frozenset(name for p in catalog().patterns.values() if SEARCHED in p.roles for name in p.products)
