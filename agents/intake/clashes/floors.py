"""Answers asked for sooner than anything in the catalogue begins one, whatever the rest of the design."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from agents.intake.clashes.clash import Clash
from agents.intake.ways import Way
from core.constraints import Constraints, Source
from templates.catalog.load import catalog


def clashes(c: Constraints) -> Iterator[Clash]:
    """No language model begins to answer before its own median, hosted or run by oneself."""
    first = c.latency.first_token_ms
    if first is None or first.source is Source.DEFAULT or first.value >= fastest()[0]:
        return
    median, slow = fastest()
    told = (
        f"The first token is asked for within {first.value:g} ms; the fastest model takes {median:g} ms at the median."
    )
    ways = (
        Way(f"Allow {2 * slow:g} ms to the first token", {"latency.first_token_ms": 2 * slow}),
        Way("Leave the first token's time open", {"latency.first_token_ms": None}),
    )
    yield Clash(("latency.first_token_ms",), told, ways)


@cache
def fastest() -> tuple[float, float]:
    """(p50, p95) in ms of the language model that begins soonest."""
    models = [p for p in catalog().patterns.values() if "serve.llm" in p.roles and p.latency.p95_ms]
    return min((p.latency.p50_ms, p.latency.p95_ms) for p in models)
