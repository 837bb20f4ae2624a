"""Answers asked for sooner than anything in the catalogue begins one, whatever the rest of the design."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from agents.intake.clashes.clash import Clash
from agents.intake.ways import Way
from core.constraints import Constraints, Source
from templates.catalog.load import catalog

ROOM = 1.25  # what hops in front of the model add at most


def clashes(c: Constraints) -> Iterator[Clash]:
    """No language model begins to answer before its own median, hosted or run by oneself."""
    first = c.latency.first_token_ms
    if first is None or first.source is Source.DEFAULT or first.value >= fastest()[0]:
        return
    median, enough = fastest()[0], ROOM * slowest()
    told = (
        f"The first token is asked for within {first.value:g} ms; the fastest model takes {median:g} ms at the median."
    )
    ways = (
        Way(f"Allow {enough:g} ms to the first token", {"latency.first_token_ms": enough}),
        Way("Leave the first token's time open", {"latency.first_token_ms": None}),
    )
    yield Clash(("latency.first_token_ms",), told, ways)


def fastest() -> tuple[float, float]:
    """(p50, p95) in ms of the language model that begins soonest."""
    return min(_times())


def slowest() -> float:
    """The p95 in ms of the one that begins last."""
    return max(p95 for _, p95 in _times())


@cache
def _times() -> list[tuple[float, float]]:
    models = [p.latency for p in catalog().patterns.values() if "serve.llm" in p.roles and p.latency.p95_ms]
    return [(latency.p50_ms, latency.p95_ms) for latency in models]
